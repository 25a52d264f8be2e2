/**
 * What other languages than English say speech with: forms of verbs of saying, words for "according to", the word before
 * what is said. Forms of the third person, present and past, as news prose has them; regular expression pieces.
 */

export interface SpeechWords {
  /** "sagte", "a déclaré". */
  readonly says: string
  /** What may come between the verb and the words said: "mit" of "teilte … mit", "que". */
  readonly that: string
  /** "laut", "selon": the source follows. */
  readonly accordingTo: string
  /** Words that begin a phrase of who it is, in lower case: articles, "president". */
  readonly leads: string
  /** Words inside a name: "von", "de la". */
  readonly inside: string
}

const words: Record<string, SpeechWords> = {
  de: {
    says: 'sagt|sagte|sagten|erklärt|erklärte|erklärten|betont|betonte|meint|meinte|schreibt|schrieb|schrieben|kritisiert|kritisierte|warnt|warnte|warnten|fordert|forderte|berichtet|berichtete|berichteten|behauptet|behauptete|bestätigt|bestätigte|versichert|versicherte|ergänzt|ergänzte|fügte|teilte|teilten|verkündet|verkündete|antwortet|antwortete|hieß|heißt|so',
    that: 'dass|,',
    accordingTo: 'laut|nach Angaben (?:der|des|von|eines|einer)|nach Auskunft (?:der|des|von)|zufolge',
    leads:
      'der|die|das|ein|eine|einer|sein|seine|ihr|ihre|er|sie|es|man|[a-zäöüß]+(?:ische|ischer|ige|iger|liche|licher|ende|ender|te|ter)',
    inside: 'von|vom|van|zu|zur|der|den|de|und|al|bin'
  },
  fr: {
    says: 'a dit|ont dit|dit|disait|a déclaré|ont déclaré|déclare|déclarait|a affirmé|ont affirmé|affirme|affirmait|a expliqué|explique|expliquait|a indiqué|ont indiqué|indique|indiquait|a estimé|estime|estimait|a ajouté|ajoute|ajoutait|a précisé|précise|a souligné|souligne|soulignait|a assuré|assure|assurait|a annoncé|ont annoncé|annonce|a rapporté|rapporte|a écrit|écrit|a lancé|a répondu|répond|raconte|a raconté|a prévenu|a averti|a reconnu|reconnaît|a confirmé|confirme|insiste|martèle|poursuit|s’est félicité|s’est réjoui',
    that: "que|qu[’']",
    accordingTo: "selon|d[’']après|aux dires (?:de|du|des)",
    leads: 'le|la|les|l|un|une|son|sa|ses|leur|ce|cette|il|elle|ils|elles|on|m|mme|[a-zà-ÿ]+',
    inside: 'de|du|des|d|la|le|les|al|ben|bin|et'
  },
  es: {
    says: 'dijo|dijeron|dice|dicen|decía|ha dicho|han dicho|afirmó|afirmaron|afirma|ha afirmado|declaró|declararon|declara|ha declarado|explicó|explicaron|explica|ha explicado|aseguró|aseguraron|asegura|ha asegurado|señaló|señalaron|señala|ha señalado|indicó|indica|ha indicado|añadió|añade|ha añadido|agregó|agrega|manifestó|sostuvo|sostiene|advirtió|advierte|ha advertido|anunció|anuncia|ha anunciado|informó|informaron|informa|subrayó|subraya|destacó|destaca|comentó|comenta|respondió|contó|cuenta|reconoció|admitió|confirmó|ha confirmado|escribió|apuntó|apunta|precisó|insistió|denunció',
    that: 'que',
    accordingTo: 'según|de acuerdo con|a juicio de',
    leads: 'el|la|los|las|un|una|su|sus|este|esta|él|ella|ellos|ellas|[a-zà-ÿ]+',
    inside: 'de|del|la|las|los|el|y|al|bin'
  },
  it: {
    says: 'ha detto|hanno detto|dice|dicono|disse|diceva|ha dichiarato|hanno dichiarato|dichiara|dichiarò|ha affermato|hanno affermato|afferma|affermava|ha spiegato|spiega|spiegava|ha sottolineato|sottolinea|ha aggiunto|aggiunge|ha assicurato|assicura|ha annunciato|annuncia|ha scritto|scrive|ha riferito|riferisce|ha precisato|precisa|ha ribadito|ribadisce|ha commentato|commenta|ha risposto|risponde|ha avvertito|avverte|ha ammesso|ammette|ha confermato|conferma|ha ricordato|ricorda|sostiene|ha sostenuto|racconta|ha raccontato|conclude|ha concluso|osserva|ha osservato',
    that: 'che',
    accordingTo: 'secondo|stando a(?:l|lla|i|gli|lle)?|a detta (?:di|del|della|dei)',
    leads: 'il|lo|la|i|gli|le|l|un|uno|una|il suo|la sua|egli|lui|lei|loro|[a-zà-ÿ]+',
    inside: 'di|del|della|dei|delle|degli|de|da|d|la|lo|e|al|bin'
  },
  pt: {
    says: 'disse|disseram|diz|dizem|dizia|afirmou|afirmaram|afirma|afirmam|declarou|declararam|declara|explicou|explicaram|explica|garantiu|garante|assegurou|assegura|acrescentou|acrescenta|sublinhou|sublinha|destacou|destaca|anunciou|anuncia|informou|informaram|informa|escreveu|escreve|comentou|comenta|respondeu|responde|ressaltou|ressalta|alertou|alerta|avisou|avisa|admitiu|admite|confirmou|confirma|contou|conta|frisou|reiterou|observou|adiantou|apontou|aponta|criticou|defendeu|defende|tem dito',
    that: 'que',
    accordingTo: 'segundo|de acordo com|conforme|na opinião d[aeo]s?',
    leads: 'o|a|os|as|um|uma|seu|sua|este|esta|ele|ela|eles|elas|[a-zà-ÿ]+',
    inside: 'de|da|do|das|dos|e|al|bin'
  },
  nl: {
    says: 'zei|zeiden|zegt|zeggen|verklaarde|verklaarden|verklaart|aldus|stelt|stelde|stelden|benadrukt|benadrukte|vertelt|vertelde|vertelden|schrijft|schreef|schreven|meldt|meldde|meldden|waarschuwt|waarschuwde|bevestigt|bevestigde|liet weten|laat weten|vindt|vond|noemt|noemde|antwoordt|antwoordde|voegde|voegt|reageert|reageerde|beweert|beweerde|legt uit|legde uit|erkent|erkende',
    that: 'dat',
    accordingTo: 'volgens|naar eigen zeggen van',
    leads: 'de|het|een|zijn|haar|hun|hij|zij|ze|men|[a-z]+',
    inside: 'van|der|den|de|het|ter|ten|te|en|in|al|bin'
  },
  ru: {
    says: 'сказал[аи]?|говорит|говорят|говорил[аи]?|заявил[аи]?|заявляет|заявляют|сообщил[аи]?|сообщает|сообщают|отметил[аи]?|отмечает|подчеркнул[аи]?|подчёркивает|подчеркивает|добавил[аи]?|рассказал[аи]?|рассказывает|пояснил[аи]?|поясняет|объяснил[аи]?|уточнил[аи]?|написал[аи]?|пишет|считает|считают|утверждает|утверждают|утверждал[аи]?|признал[аи]?|подтвердил[аи]?|предупредил[аи]?|ответил[аи]?|указал[аи]?|напомнил[аи]?|объявил[аи]?',
    that: 'что|, что',
    accordingTo: 'по словам|по данным|по мнению|согласно|по информации|как сообщает|как заявил[аи]?|как отметил[аи]?',
    leads: '[а-яё-]+',
    inside: 'и|фон|де|ван|аль|бин'
  },
  ar: {
    says: 'قال|قالت|قالوا|وقال|وقالت|يقول|تقول|ويقول|صرح|صرحت|وصرح|أعلن|أعلنت|وأعلن|وأعلنت|أكد|أكدت|وأكد|وأكدت|أضاف|أضافت|وأضاف|وأضافت|أوضح|أوضحت|وأوضح|وأوضحت|أشار|أشارت|وأشار|وأشارت|ذكر|ذكرت|وذكر|وذكرت|كتب|كتبت|وكتب|وكتبت|أفاد|أفادت|وأفاد|وأفادت|اعتبر|اعتبرت|شدد|شددت|وشدد',
    that: 'إن|أن|إنه|إنها|أنه|أنها|بأن|إلى أن|على أن',
    accordingTo: 'وفقا ل|وفقًا ل|بحسب|وبحسب|حسب|نقلا عن',
    leads: '[\\u0621-\\u064a]+',
    inside: '[\\u0621-\\u064a]+'
  }
}

/** The words of a language; null where they are not known. */
export function speechWordsOf(language: string): SpeechWords | null {
  return Object.hasOwn(words, language) ? (words[language] ?? null) : null
}
