/**
 * What the sentence scanner knows of each language: abbreviations that do not end a sentence, words that start one, and
 * whether a number with a full stop is an ordinal ("12. Juni"). Lists are of edited prose, lower case, without the last
 * full stop; months come from the ICU data of the running program.
 */

/** One language's knowledge. English is part of every profile: names and firms travel. */
export interface Profile {
  /** A name or a number follows, so a capital after them starts no sentence. */
  readonly before: ReadonlySet<string>
  /** A number follows: "Str. 5", "núm. 3". Before a word they may end a sentence. */
  readonly beforeNumber: ReadonlySet<string>
  /** May also end a sentence: the next word decides. */
  readonly mayEnd: ReadonlySet<string>
  /** Words that start sentences and are hardly ever part of a name. */
  readonly starters: ReadonlySet<string>
  /** Names of months as dates write them, if a full stop makes an ordinal of a number in this language. */
  readonly ordinalMonths: ReadonlySet<string> | null
  /** Words before which a number with a full stop is an ordinal ("der 2. Weltkrieg"). */
  readonly ordinalAfter: ReadonlySet<string>
}

type Words = {
  before?: string
  beforeNumber?: string
  mayEnd?: string
  starters?: string
  ordinalAfter?: string
}

const english: Required<Omit<Words, 'ordinalAfter'>> = {
  before:
    'mr mrs ms mx dr prof rev revd fr hon st ste sen sens rep reps gov govs gen lt col maj capt cpt sgt cpl pvt adm cmdr supt insp pres ' +
    'atty messrs mme mlle v vs e.g i.e cf viz ca approx mt ft hr herr jos geo wm chas thos alex pfc msgt ens sgts cols dep det brig ' +
    'sr.a dipl ing dott sig op rt resp incl excl',
  beforeNumber:
    'no nos art arts fig figs sec secs vol vols p pp ch chap par para n° nr № rs ext tel tab eq ref refs ver',
  mayEnd:
    'jr sr esq inc corp co cos ltd llc plc bros dept dist est univ univs assn assoc etc jan feb mar apr jun jul aug sept sep oct nov dec mon ' +
    'tue tues wed thu thur thurs fri sat sun ave blvd rd hwy ln pl sq ph.d m.d b.a m.a b.sc m.sc p.m a.m u.s u.k u.n e.u d.c n.y l.a u.s.a ' +
    'u.s.s.r min max hrs hr secs oz lb lbs kg km cm mm ed eds al govt intl natl admin mfg bldg apt ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va wash wis wyo',
  starters:
    'the a an in on at it he she they we i you this that these those there but and or however if when while after before as for with by from since ' +
    'what who how why where which his her its their our my your some many most no not so then still yet although though because according meanwhile ' +
    'several other others each every both one two three did do does is are was were has have had will would can could may might must should ' +
    'let to of all any into over under only even also once until unless during despite instead perhaps maybe here now today yesterday'
}

const own: Record<string, Words> = {
  de: {
    before:
      'dr prof hr fr frl hrn st ing dipl mag kath ev evang bzw z.b z.t d.h u.a vgl evtl ggf inkl exkl zzgl ca sog sogen bes insb geb gest verh gen med ' +
      'jur phil rer nat allg angew zit dt österr schweiz engl frz ital amerik röm griech lat bd hg hrsg red übers vorm vors stellv wiss ehem jew mind max min ' +
      'abs vlt gegr bspw i.d.r i.a m.e u.u u.ä o.ä s.o s.u z.z z.zt betr bzgl nachm jh',
    beforeNumber: 'str nr s bd abs art kap abb tab tel az pl ziff anm ab jg',
    mayEnd: 'usw etc mio mrd tsd std usf uvm u.v.m u.a.m co e.v a.d v.chr n.chr jhd jh mwst chr',
    starters:
      'der die das ein eine einen einem einer es er sie wir ich ihr man dies diese dieser dieses im in am an auf bei mit nach von vor zu zum zur aus für über unter ' +
      'und aber oder doch denn wenn als da dann so auch nur noch schon was wer wie wo warum hier dort nun jetzt heute nicht kein keine alle viele einige',
    ordinalAfter:
      'am vom zum im der die das den dem des ein eine einen einem einer seit bis ab ihr ihre ihren sein seine seinen unser unsere beim als'
  },
  fr: {
    before: 'm mm mme mmes mlle mlles me mgr dr pr st ste cie env av apr ex cf p.ex c.-à-d éd réf vol dir ind rép',
    beforeNumber: 'n° nº no art p pp chap fig tél bd',
    mayEnd: 'etc av j.-c s.a ltd boul janv févr avr juil sept oct nov déc',
    starters:
      'le la les un une des du il elle ils elles on nous vous je ce cette ces cela ça en dans à au aux sur sous avec pour par mais et ou donc or ni car si quand ' +
      'comme que qui quoi où pourquoi comment après avant depuis selon son sa ses leur leurs ne pas plus tout tous toute toutes'
  },
  es: {
    before:
      'sr sra srta sres sras d dña dn dr dra drs lic ing prof profa arq gral tte cnel cap sgto mons fr sto sta ee ff p.ej ej aprox cf ff ref depto av avda ' +
      'pdte vda hno hna ma fco gte adm admón',
    beforeNumber:
      'núm núms nº n° no art arts pág págs p pp cap vol fig tel tfno párrf párr cra cl c ext lun mar mié jue vie sáb dom ene feb abr may jun jul ago sept sep oct nov dic',
    mayEnd: 'etc uu ee.uu ss cía s.a s.l a.c d.c min seg hab km cm',
    starters:
      'el la los las un una unos unas lo en de del al a con por para sin sobre entre desde hasta y e o pero si no se su sus este esta estos estas ese esa eso ' +
      'aquel aquella cuando donde como que qué quién cómo cuándo dónde él ella ellos ellas nosotros yo tú usted ustedes hay es son fue era también ya más muy tras según durante'
  },
  it: {
    before:
      'sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa ing avv arch geom rag on egr gent spett mons don dir amm ad es p.es cfr ca rev st s d psicol ' +
      'pres min gen col cap ten mar comm cav card',
    beforeNumber:
      'n nn n° nr art artt pag pagg p pp cap vol fig tel par lun mar mer gio ven sab dom gen feb apr mag giu lug ago set ott nov dic',
    mayEnd: 'ecc etc s.p.a s.r.l s.n.c c.a d.c a.c km cm',
    starters:
      'il lo la i gli le un uno una in di da a al alla nel nella con per su tra fra e o ma se non si ci è sono era questo questa questi queste quello quella ' +
      'quando dove come che chi cosa perché dopo prima anche già più egli lei lui noi voi loro io'
  },
  pt: {
    before: 'sr sra srs sras dr dra prof profa eng arq d exmo exma v gen cel cap ten sto sta fr pe p.ex aprox av r',
    beforeNumber: 'nº n° n art arts pág págs p pp cap vol fig tel',
    mayEnd: 'etc cia ltda s.a e.u.a a.c d.c jan fev mar abr mai jun jul ago set out nov dez',
    starters:
      'o a os as um uma uns umas em no na nos nas de do da dos das por para com sem sobre entre desde até e ou mas se não ele ela eles elas nós eu você este esta ' +
      'isso isto aquele quando onde como que quem porque após antes segundo também já mais há é são foi era'
  },
  nl: {
    before:
      'dhr mevr mw mr drs dr ir ing prof st jhr jkvr ds bijv bv d.w.z o.a m.n i.v.m t.a.v t.o.v vgl ca resp incl excl gen max min a.u.b zgn',
    beforeNumber: 'nr nrs art p pp blz hfst fig tel',
    mayEnd: 'enz etc e.d e.a jl jr sr n.v b.v v.chr n.chr mln mld',
    starters:
      'de het een in op aan bij met van voor naar uit over en maar of als dan die dat deze dit er hij zij ze wij we ik jij je u men toen nu ook nog niet geen wat wie waar hoe waarom ' +
      'volgens na tot tijdens zijn haar hun'
  },
  ru: {
    before:
      'г гг гор ул пр просп пл пер обл р-н пос пгт дер д с им проф акад доц инж тов гр г-н г-жа св см ср напр т.е т.н т.к т.о др.-греч лат англ нем фр ' +
      'ген полк кап лейт ред изд сост сокр букв рис вкл прим',
    beforeNumber: 'кв д стр с рис табл гл п пп ст ч т тт оф корп тел № г гг ок',
    mayEnd: 'руб коп тыс млн млрд трлн г гг в вв др пр т.д т.п н.э до.н.э км см мм кг мин сек час чел экз м',
    starters:
      'в на с к у о и а но или если когда где как что кто почему он она оно они мы вы я ты это этот эта эти тот та те по за из от до для при над под об не ни же так тогда там тут здесь все весь один после перед во со'
  },
  uk: {
    before: 'м вул пр просп пл обл р-н сел с д ім проф акад доц св див напр т.зв гр п',
    beforeNumber: 'кв буд с стор рис табл гл п пп ст ч т № р рр',
    mayEnd: 'грн коп тис млн млрд р рр ст ін т.д т.п н.е км см кг',
    starters:
      'у в на з із до від і й та а але або якщо коли де як що хто чому він вона воно вони ми ви я ти це цей ця ці той та по за про для при не'
  },
  bg: {
    before: 'г гр ул бул пл ж.к с общ обл проф акад доц д-р инж св вкл напр т.е т.нар др вж ср рис',
    beforeNumber: 'стр с кв бл вх ет ап рис табл гл чл ал т №',
    mayEnd: 'лв ст хил млн млрд в др пр т.н г км см кг мин',
    starters:
      'в на с към у о и а но или ако когато къде как какво кой защо той тя то те ние вие аз ти това този тази тези по за от до при не със във'
  },
  kk: {
    before: 'ж жж б обл қ проф акад т.б т.с.с ғ',
    beforeNumber: 'бет б № ж жыл',
    mayEnd: 'т.б т.с.с млн млрд мың',
    starters: 'бұл ол осы сол мен сен біз сіз олар және бірақ егер қазір'
  },
  pl: {
    before:
      'p pan dr prof inż mgr hab św ks gen płk mjr kpt por ul al pl os im np tzw tj m.in ok woj pow gm red zob por',
    beforeNumber: 'nr str s ust art poz pkt tel rys tab t',
    mayEnd: 'itd itp r w zł gr tys mln mld godz min sek sp s.a n.e p.n.e ur zm',
    starters:
      'w na z do od i a ale lub jeśli gdy kiedy gdzie jak co kto dlaczego on ona ono oni my wy ja ty to ten ta te po za o dla przy nie się jest są był była',
    ordinalAfter: 'dnia do od na'
  },
  cs: {
    before:
      'p pan pí dr prof doc ing mgr bc rndr judr mudr phdr sv ul nám tř např tzv tj mj gen plk mjr kpt min max cca r st',
    beforeNumber: 'č čp str s odst čl tel obr tab roč',
    mayEnd: 'atd apod aj kč tis mil mld s.r.o a.s r.o s n.l př.n.l hod ml',
    starters:
      'v na z do od a i ale nebo když kde jak co kdo proč on ona ono oni my vy já ty to ten ta po za o pro při ne je jsou byl byla',
    ordinalAfter: 'dne od do ke k ze v na'
  },
  sk: {
    before:
      'p pán pani dr prof doc ing mgr bc rndr judr mudr phdr sv ul nám tr napr tzv tj gen plk mjr kpt min max cca r',
    beforeNumber: 'č čp str s ods čl tel obr tab roč',
    mayEnd: 'atď apod tis mil mld s.r.o a.s r.o n.l pr.n.l hod ml',
    starters:
      'v na z do od a i ale alebo keď kde ako čo kto prečo on ona ono oni my vy ja ty to ten tá po za o pre pri nie je sú bol bola',
    ordinalAfter: 'dňa od do ku k zo v na'
  },
  da: {
    before: 'hr fr frk dr prof skt sct kgl f.eks bl.a ca dvs evt inkl ekskl m.fl mv pga vedr jf ang adv cand dir ing',
    beforeNumber: 'nr nr. s kap art tlf fig stk pkt bd',
    mayEnd: 'osv m.m m.v mio mia kr tdr a/s aps e.u jan feb mar apr jun jul aug sep sept okt nov dec kl',
    starters:
      'de det den der en et i på til fra med af om og men eller hvis når hvor hvordan hvad hvem hvorfor han hun vi jeg du dem dette disse så nu her ikke efter før for som da',
    ordinalAfter: 'den d'
  },
  sv: {
    before: 'hr fr dr prof s:t s:ta t.ex bl.a ca dvs ev inkl exkl resp kl',
    beforeNumber: 'nr s kap art tel fig',
    mayEnd: 'osv m.m m.fl milj mdr kr tkr ab etc',
    starters:
      'den det de en ett i på till från med av om och men eller när där hur vad vem varför han hon vi jag du dem detta dessa så nu här inte efter före som då'
  },
  nb: {
    before: 'hr fr dr prof st f.eks bl.a ca dvs ev inkl ekskl m.fl',
    beforeNumber: 'nr s kap art tlf fig',
    mayEnd: 'osv m.m mill mrd kr as',
    starters:
      'den det de en et i på til fra med av om og men eller når hvor hvordan hva hvem hvorfor han hun vi jeg du dem dette disse så nu her ikke etter før som da',
    ordinalAfter: 'den d'
  },
  fi: {
    before: 'hra rva dr prof esim ns ks vrt n synt',
    beforeNumber: 'nro s p luku kuva puh',
    mayEnd: 'jne yms ym milj mrd',
    starters: 'se hän he me te minä sinä tämä nämä ne ja mutta tai jos kun missä miten mikä kuka miksi on ei',
    ordinalAfter: ''
  },
  el: {
    before: 'κ κα κος δρ καθ αγ π.χ δηλ βλ πρβλ οδ λεωφ',
    beforeNumber: 'αρ σελ σ άρθρ κεφ τηλ αριθ',
    mayEnd: 'κ.λπ κλπ κ.ά κ.α δισ εκατ χιλ μ.χ π.χ',
    starters:
      'ο η το οι τα ένας μία μια ένα στο στη στην στον στις στα σε από με για και αλλά ή αν όταν που πώς τι ποιος γιατί αυτός αυτή αυτό αυτοί εγώ εσύ εμείς δεν θα τις τους των του της'
  },
  ro: {
    before: 'dl dna dr prof ing sf str bd ex cca gen col',
    beforeNumber: 'nr art pag p cap tel fig',
    mayEnd: 'etc s.a s.r.l mil mld',
    starters:
      'în pe la din de cu și dar sau dacă când unde cum ce cine el ea ei ele noi voi eu tu acest această aceste nu un o este sunt'
  },
  hu: {
    before: 'dr prof ifj id özv st pl ún kb ill',
    beforeNumber: 'sz o old tel',
    mayEnd: 'stb kft rt bt nyrt zrt',
    starters: 'a az egy és de vagy ha amikor hol hogyan mi ki miért ő ők mi ti én te ez ezek nem van',
    ordinalAfter: 'a az'
  },
  tr: {
    before: 'dr prof doç av sn st örn bkz yrd müh gen alb',
    beforeNumber: 'no s sf cad sok mah tel',
    mayEnd: 'vb vs a.ş ltd şti',
    starters: 'bu şu o bir ve ama veya eğer nerede nasıl ne kim neden biz siz ben sen onlar',
    ordinalAfter: ''
  },
  hy: { before: 'օր տ դ', starters: 'ես դու նա մենք դուք նրանք այս այդ այն' }
}

const alike: Record<string, string> = {
  no: 'nb',
  nn: 'nb',
  sl: 'sk',
  hr: 'sk',
  be: 'ru',
  sr: 'bg',
  mk: 'bg',
  ca: 'es',
  gl: 'pt',
  et: 'fi',
  lt: 'pl',
  lv: 'pl'
}

const withOrdinals = new Set('de da nb no nn fi cs sk sl hr hu et tr lv lt pl sr'.split(' '))

const profiles = new Map<string, Profile>()

/** The profile of a primary language tag; an unknown language gets what all share. */
export function profileOf(language: string): Profile {
  const known = profiles.get(language)
  if (known) return known
  const made = makeProfile(language)
  profiles.set(language, made)
  return made
}

function makeProfile(language: string): Profile {
  const isKnown = Object.hasOwn(own, language)
  const name = !isKnown && Object.hasOwn(alike, language) ? (alike[language] ?? '') : language
  const words = (Object.hasOwn(own, name) ? own[name] : undefined) ?? {}
  const isEnglish = language === 'en' || !isKnown
  return {
    before: setOf(english.before, words.before),
    beforeNumber: setOf(english.beforeNumber, words.beforeNumber),
    mayEnd: setOf(english.mayEnd, words.mayEnd),
    starters: isEnglish ? setOf(english.starters, words.starters) : setOf(words.starters),
    ordinalMonths: withOrdinals.has(language) ? monthsOf(language) : null,
    ordinalAfter: setOf(words.ordinalAfter)
  }
}

function setOf(...lists: (string | undefined)[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => (list ? list.split(' ').filter(Boolean) : [])))
}

/** Months as they stand in dates and by themselves, lower case: case endings differ between the two. */
function monthsOf(language: string): ReadonlySet<string> {
  const months = new Set<string>()
  for (const options of [
    { day: 'numeric', month: 'long' },
    { month: 'long' },
    { day: 'numeric', month: 'short' }
  ] as const) {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
    for (let month = 0; month < 12; month += 1) {
      const name = format.formatToParts(Date.UTC(2001, month, 11)).find((part) => part.type === 'month')?.value
      if (name) months.add(name.toLowerCase().replace(/\.$/, ''))
    }
  }
  return months
}
