/**
 * What blogs, news sites and mail programs put around an article, by its wording. A rule matches a whole line or a whole
 * short block, never a part of a sentence. `where`: 'anywhere', or only in the head or the tail of the document, for
 * wording that an article may use itself.
 */
import type { RemovalReason } from '../../shared/extraction.ts'

export interface FurnitureRule {
  reason: RemovalReason
  message: string
  where: 'anywhere' | 'edge' | 'tail'
  /** Matched against the line without outer white space, bullets, brackets and arrows. */
  pattern: RegExp
  /** From a match in the tail on, everything is furniture (a list of related articles, a comment thread). */
  opensTail?: true
}

function whole(...alternatives: string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})$`, 'iu')
}

const count = '(?:\\d[\\d.,]*|no|one|an?)'
const end = '\\s*[:.!…»›→]*'

export const furnitureRules: readonly FurnitureRule[] = [
  {
    reason: 'comments',
    message: 'Link to the comments of a page',
    where: 'anywhere',
    opensTail: true,
    pattern: whole(
      `${count} (?:comments?|responses?|replies|reply)(?: (?:on|to) .{1,120})?${end}`,
      `comments? \\(\\d+\\)${end}`,
      `(?:post|leave|write|add) (?:a|your) (?:comment|reply)${end}`,
      `(?:show|view|see|read|load|hide|join) (?:all |more |the |\\d+ )*(?:comments?|replies|conversation|discussion)${end}`,
      `comments? (?:are|is|have been|has been) (?:closed|disabled|turned off)[^.]{0,60}${end}`,
      `(?:you must|please) (?:be logged in|log in|sign in|register) to (?:post a )?comment${end}`,
      `(?:keine|ein|\\d+) kommentare?${end}`,
      `kommentare? (?:\\(\\d+\\)|schreiben|anzeigen|ein-?blenden|veröffentlichen|posten|lesen|hinterlassen)${end}`,
      `(?:einen )?kommentar (?:schreiben|verfassen|veröffentlichen|hinterlassen|posten)${end}`,
      `(?:schreiben sie|schreibe|hinterlasse|hinterlassen sie) (?:einen|ihren|deinen) kommentar${end}`,
      `(?:aucun|pas de|un|\\d+) commentaires?${end}`,
      `(?:laisser|publier|enregistrer|ajouter|écrire|voir|lire) (?:un|les|des|votre) commentaires?${end}`,
      `(?:no hay|sin|un|ningún|\\d+) comentarios?${end}`,
      `(?:publicar|dejar?|escribir|añadir|ver|deja) (?:un|los|tu|su) comentarios?${end}`,
      `(?:nessun|un|\\d+) comment[oi]${end}`,
      `(?:posta|lascia|scrivi) un commento${end}`,
      `(?:nenhum|sem|\\d+) comentários?${end}`,
      `(?:postar|deixe|enviar) um comentário${end}`,
      `(?:geen|\\d+) (?:reacties|opmerkingen)${end}`,
      `een (?:reactie|opmerking) (?:posten|plaatsen)${end}`
    )
  },
  {
    reason: 'sharing',
    message: 'Buttons for sharing, printing or saving',
    where: 'anywhere',
    pattern: whole(
      `share (?:this|on|via|with|to|by)\\b.{0,40}${end}`,
      `(?:click to )?(?:e-?mail|share|tweet|print|pin) (?:this|it)(?: (?:article|story|post|page|to .{1,20}|on .{1,20}))?${end}`,
      `blogthis${end}`,
      `(?:follow|like|find) us (?:on|at) .{1,60}${end}`,
      `follow [^.!?]{1,60} on (?:twitter|facebook|instagram|youtube|tiktok|linkedin|threads|bluesky|x)\\b[^!?]{0,200}`,
      `(?:artikel|beitrag) gefallen\\?[^.]{0,60}${end}`,
      `(?:valora|califica|comparte) (?:esta|este|la|el) (?:noticia|artículo|nota)${end}`,
      `(?:share|tweet|facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|e-?mail|print|copy link|save|messenger|flipboard|bluesky|threads)(?:[\\s,|/•·-]+(?:share|tweet|facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|e-?mail|print|copy link|save|messenger|flipboard|bluesky|threads))+${end}`,
      `(?:diesen |den )?(?:artikel|beitrag) (?:teilen|drucken|merken|versenden|empfehlen)${end}`,
      `(?:auf|per|via) (?:facebook|twitter|x|whatsapp|e-?mail|linkedin|xing) (?:teilen|versenden|senden)${end}`,
      `teilen (?:auf|mit|per|via) .{1,30}${end}`,
      `(?:partager|imprimer|envoyer) (?:cet article|l['’]article|sur .{1,20}|par e-?mail)${end}`,
      `(?:compartir|compartir en|imprimir|enviar) (?:este artículo|en .{1,20}|por correo.{0,15}|esto|esta noticia)${end}`,
      `(?:condividi|stampa|compartilhar|deel) (?:su|questo|no|em|op|dit|via) .{1,30}${end}`
    )
  },
  {
    reason: 'sharing',
    message: 'Buttons for sharing, printing or saving',
    where: 'edge',
    pattern: whole(
      `(?:share|tweet|print|save|teilen|drucken|merken|partager|imprimer|compartir|imprimir|condividi|compartilhar|delen)(?:\\s+\\d[\\d.,]*k?)?${end}`
    )
  },
  {
    reason: 'furniture',
    message: 'The blog’s own line about the post',
    where: 'anywhere',
    pattern: whole(
      'posted (?:by|in|on|at)\\b[^!?]{1,80}?(?:[ap]\\.m\\.|[^.!?])',
      `(?:eingestellt|gepostet|veröffentlicht) von .{1,60} (?:um|am) .{1,30}`,
      'publié par .{1,60} à .{1,20}',
      'publicado por .{1,60} en .{1,20}',
      'pubblicato da .{1,60} a .{1,20}',
      'postado por .{1,60} às .{1,20}',
      `(?:labels|filed under|tagged(?: with| as)?|categories)\\s*:\\s*.{0,120}`,
      `(?:permalink|trackback(?:s| url)?|permalien)${end}`,
      `\\d+ (?:min(?:ute)?s?)(?:[ -]read| reading time| de lecture| de lectura| lesezeit)`,
      `(?:lesezeit|reading time|temps de lecture|tiempo de lectura)\\s*:?\\s*\\d+ .{1,20}`
    )
  },
  {
    reason: 'furniture',
    message: 'The blog’s own line about the post',
    where: 'tail',
    pattern: whole(
      `(?:tags?|schlagw[oö]rter|étiquettes|etiquetas|libellés|etichette|themen)\\s*:\\s*.{1,160}`,
      `(?:newer|older) posts?${end}`,
      `(?:back to (?:the )?top|nach oben|zum seitenanfang|haut de page|retour en haut|volver arriba)${end}`
    )
  },
  {
    reason: 'navigation',
    message: 'Link to other pages of the site',
    where: 'anywhere',
    pattern: whole(
      `(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|article)${end}`,
      `(?:read|see|learn|find out) more(?: (?:at|on|here|about this|»|›|→).{0,60})?${end}`,
      `(?:continue|keep) reading${end}(?: .{0,80})?`,
      `click here (?:to|for) .{1,80}`,
      `(?:zurück zur (?:listenansicht|übersicht|startseite)|lade weitere inhalte|mehr (?:laden|anzeigen)|load more(?: .{1,20})?)${end}`,
      `klicken sie auf den .{1,20}button, um den inhalt .{1,60} zu laden${end}`,
      `(?:weiterlesen|mehr lesen|mehr erfahren|zum (?:haupt)?inhalt springen|lesen sie (?:auch|mehr|dazu|weiter))${end}`,
      `(?:lire (?:la suite|plus|aussi)|en savoir plus|aller au contenu)${end}`,
      `(?:leer más|seguir leyendo|lea también|ver más|saltar al contenido|continua a leggere|leggi (?:tutto|anche)|leia mais|lees (?:meer|ook|verder))${end}`,
      `(?:home|startseite|accueil|inicio)(?:\\s*[>›»/|]\\s*[^.]{1,40})+`
    )
  },
  {
    reason: 'navigation',
    message: 'Link to other pages of the site',
    where: 'edge',
    pattern: whole(
      `(?:home|menu|search|contact(?: us)?|about(?: us)?|log ?in|sign (?:in|up)|register|next|previous|prev|startseite|menü|suche|kontakt|impressum|anmelden|accueil|recherche|connexion|inicio|buscar|contacto)`
    )
  },
  {
    reason: 'related',
    message: 'Pointer to other articles',
    where: 'anywhere',
    pattern: whole(
      `(?:read (?:also|more|next|this)|see also|also read|you may also like|related|more on this|don['’]t miss|watch(?: (?:now|also|this))?|must[ -]read)\\s*:\\s*.{1,160}`,
      `(?:lesen sie (?:auch|hier|dazu)|mehr zum thema|lire aussi|à lire aussi|voir aussi|(?:lea|mira|vea|lee)(?: (?:también|más|además))?|le puede interesar|te puede interesar|leggi anche|leia (?:também|mais)|lees ook|czytaj (?:też|także|również|więcej)|zobacz (?:też|także)|auch interessant|passend dazu|mehr dazu)\\s*:\\s*.{1,160}`
    )
  },
  {
    reason: 'related',
    message: 'List of other articles',
    where: 'tail',
    opensTail: true,
    pattern: whole(
      `(?:related|similar|recommended|more|popular|trending|latest) (?:articles?|posts?|stories|stor(?:y|ies)|news|reading|links|content|topics|coverage)(?: (?:from|on|by|in) .{1,60})?${end}`,
      `(?:you (?:may|might) (?:also|be) .{1,40}|most (?:read|popular|viewed|shared)|recommended(?: for you)?|more from .{1,60}|from around the web|read next|up next|editor['’]s picks?|more on this (?:story|topic))${end}`,
      `(?:mehr zum thema(?: (?:auf|bei|in) .{1,40})?|ähnliche (?:artikel|beiträge)|das (?:thema )?könnte (?:sie|dich|ihnen) auch .{1,40}|auch interessant|meistgelesen|weitere (?:artikel|themen|meldungen|beiträge)(?: .{1,40})?|weiterführende (?:links|artikel|informationen)|zum weiterlesen|lesen sie auch(?: .{1,40})?|(?:noch )?mehr infos .{1,30})${end}`,
      `(?:articles? (?:similaires|liés|connexes)|sur le même (?:sujet|thème)|à lire aussi|les plus lus|vous aimerez aussi)${end}`,
      `(?:artículos relacionados|noticias relacionadas|te puede interesar|lo más (?:leído|visto)|más noticias|articoli correlati|potrebbe interessarti|artigos relacionados|lees ook|gerelateerde artikelen)${end}`
    )
  },
  {
    reason: 'advertisement',
    message: 'Notice about paid links',
    where: 'anywhere',
    // Nobody's words: what somebody is quoted with about commissions stays.
    pattern: whole(
      `(?=[^"“”„«]{0,340}$)(?=[^]*\\b(?:links?|purchases?|buy|shop)\\b)[^]*\\b(?:we|i|us|(?:web)?site|blog) (?:(?:may|might|can|could|will|sometimes|often|also) )*(?:earns?|receives?|gets?|makes?)(?: us)? (?:an? |some )?[^.]{0,40}\\bcommissions?\\b[^]*`,
      `(?=[^"“”„«]{0,340}$)[^]*\\b(?:posts?|pages?|articles?|(?:web)?site|blog) (?:(?:may|might|can|also) )*(?:contains?|includes?|uses?|has|have) affiliate links?\\b[^]*`
    )
  },
  {
    reason: 'advertisement',
    message: 'Mark of an advertisement',
    where: 'anywhere',
    pattern: whole(
      `(?:advertisements?|advertising|sponsored(?: content| by .{1,40})?|ad|adverts?)${end}`,
      `(?:story|article) continues (?:below|after)(?: (?:the |this )?(?:advertisement|ad))?${end}`,
      `(?:scroll|skip) (?:down )?(?:to continue|past)(?: (?:with|to) (?:content|the ad).{0,20})?${end}`,
      `(?:anzeige|werbung|reklama|publicité|publicidad|pubblicità|publicidade|advertentie|- anzeige -)${end}`,
      `(?:la suite après (?:cette|la) publicité|nach der anzeige geht.{1,40})${end}`
    )
  },
  {
    reason: 'subscription',
    message: 'Invitation to subscribe or to pay',
    where: 'anywhere',
    pattern: whole(
      `(?:subscribe|sign up)(?: now| today)?(?: (?:to|for) (?:our|the|my|this|free|a|daily|weekly|updates|alerts)\\b[^]{0,200}| here[^]{0,80}| via [^]{0,40})?${end}`,
      `(?:get|receive) (?:the|our|all|your) [^.]{1,80}(?:inbox|newsletters?|e-?mail alerts)[^.]{0,60}${end}`,
      `(?:already a (?:subscriber|member)|not a subscriber yet)\\b[^]{0,80}`,
      `(?:support (?:us|our work|independent journalism)|become a (?:member|subscriber|patron)|donate(?: now| today| here)?)\\b[^.]{0,80}${end}`,
      `subscribe to\\s*:\\s*.{1,60}`,
      `by (?:signing up|subscribing|submitting|providing your e-?mail)[^.]{0,60},? you (?:agree|consent|acknowledge|opt)\\b[^]{0,400}`,
      `(?:do you want|would you like|want) to (?:be informed|receive|get) [^?]{1,120}\\?(?: sign up[^.]{0,40}| subscribe[^.]{0,40})?${end}`,
      `was this (?:newsletter|e-?mail) forwarded to you\\?[^]{0,100}`,
      `for the latest [^.]{1,80} download [^.]{1,120}${end}`,
      `(?:hazte|hágase) (?:miembro|socio|suscriptor)\\b[^.]{0,80}${end}`,
      `[^.!?]{0,80}\\?\\s*(?:únete|suscríbete|sign up|subscribe)\\b[^.!?]{0,80}${end}`,
      `(?:newsletter|jetzt newsletter|unseren newsletter) (?:abonnieren|bestellen|anmelden)[^.]{0,80}${end}`,
      `(?:abonniere (?:unseren|den|jetzt) [^.]{0,40}newsletter\\b[^]{0,200})`,
      `(?:abonnieren|abonnieren sie|jetzt abonnieren|abonnieren :?kommentare[^.]{0,40})\\b[^.]{0,80}${end}`,
      `(?:abonnez-vous|inscrivez-vous|je m['’]abonne|s['’]abonner à|inscription à)\\b[^.]{0,120}${end}`,
      `(?:suscríbete|suscríbase|suscribirse a|iscriviti|assine|abonneer(?: je)?)\\b[^.]{0,120}${end}`
    )
  },
  {
    reason: 'cookies',
    message: 'Notice about cookies or tracking',
    where: 'anywhere',
    pattern: whole(
      `(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? cookies\\b[^]{0,400}`,
      `(?:by (?:continuing|using)|to continue)[^.]{1,80}\\bcookies?\\b[^]{0,200}`,
      `(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences|settings)${end}`,
      `(?:(?:cookie|privacy) (?:policy|settings|notice|preferences)|cookie-einstellungen|paramètres des cookies)${end}`,
      `(?:wir|diese (?:web)?seite) (?:verwenden|verwendet|nutzen|nutzt) cookies\\b[^]{0,400}`,
      `(?:nous utilisons|ce site utilise) des cookies\\b[^]{0,400}`,
      `(?:utilizamos|usamos|este sitio (?:web )?(?:usa|utiliza)) cookies\\b[^]{0,400}`,
      `(?:questo sito (?:usa|utilizza)|utilizziamo) (?:i )?cookie\\b[^]{0,400}`
    )
  },
  {
    reason: 'copyright',
    message: 'Copyright line of the site',
    where: 'tail',
    pattern: whole(
      `(?:copyright|©|\\(c\\))\\s*(?:©|\\(c\\))?\\s*(?:\\d{4}|[^.]{1,80}\\d{4}|.{1,60}all rights reserved)[^]{0,200}`,
      `all rights reserved${end}`,
      `alle rechte vorbehalten${end}`,
      `tous droits réservés${end}`,
      `todos los derechos reservados${end}`,
      `powered by (?:blogger|wordpress|tumblr|medium|ghost)${end}`
    )
  },
  {
    reason: 'furniture',
    message: 'Credit of a picture',
    where: 'anywhere',
    pattern: whole(
      `\\(?(?:image|photo(?:graph)?|picture|illustration)s? (?:credits?|courtesy(?: of)?|by|via|from|source)\\s*:?\\s+[^.!?]{2,70}`,
      `\\(?(?:image|photo(?:graph)?|picture|illustration|credits?|fotos?|bild(?:er|quelle|nachweis)?|crédits?|imagen|fotografía|quelle)(?: ?credits?)?\\s*:\\s*[^!?:]{2,70}`,
      `(?:©|\\(c\\))\\s?[^!?]{2,50}(?:/[^!?]{2,40})?`
    )
  },
  {
    reason: 'page-number',
    message: 'Page number',
    where: 'anywhere',
    pattern: whole(`(?:page|seite|página|pagina)\\s+\\d+(?:\\s*(?:of|von|sur|de|di|van|/)\\s*\\d+)?`)
  }
]
