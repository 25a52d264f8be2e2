/**
 * Words by which English reports what somebody says, thinks, wants, judges or shows, by the company they keep. The verbs
 * are classed as the grammars do: what follows decides whether a verb reports at all ("told the story", "told her that").
 */
import { type Frame, verbClasses } from './cue-classes.ts'
import { participleOf, pastOf, thirdPersonOf } from './morphology.ts'

export type CueForm = { lemma: string; form: 'base' | 'third' | 'past' | 'participle' | 'ing' }

const classes: readonly (readonly [readonly Frame[], string])[] = [
  // Saying.
  [
    ['clause', 'object'],
    'announce claim report note explain declare confirm admit acknowledge allege assert predict reveal stress emphasize ' +
      'emphasise concede disclose proclaim mention divulge underline underscore highlight recount relate recall reiterate repeat ' +
      'concede profess affirm reaffirm contend posit foresee anticipate imply cite outline detail describe broadcast'
  ],
  [
    ['clause'],
    'say state argue insist maintain find demonstrate prove charge email text blog add suggest conclude write tweet complain reply respond remark testify caution observe comment joke quip ' +
      'think believe suppose guess hope fear feel assume presume reckon figure realize realise know understand estimate calculate ' +
      'worry wonder imagine bet boast brag gripe fret lament swear vow pledge promise threaten warn agree muse speculate theorize ' +
      'learn discover sing chant shout yell scream whisper mutter hypothesize surmise suspect doubt conjecture attest certify opine signal hint retort counter protest grumble marvel gush'
  ],
  [
    ['marked'],
    'question debate discuss clarify emphasize hear notice remember forget decide determine rule see find show prove demonstrate indicate ask inquire'
  ],
  [['clause', 'object'], 'show document illustrate chronicle depict portray'],
  [['clause', 'bidden'], 'tell'],
  [['marked', 'bidden'], 'advise'],
  [['marked', 'bidden', 'object'], 'urge remind persuade convince assure inform notify instruct order'],
  // Wanting and intending.
  [
    ['infinitive'],
    'want plan hope intend vow promise pledge refuse decline agree offer threaten decide choose aim propose wish prefer seek claim ' +
      'demand volunteer consent resolve expect swear hesitate opt strive pretend profess purport long yearn'
  ],
  [
    ['bidden'],
    'ask encourage beg invite want expect push press implore direct allow permit enable require compel challenge exhort entreat ' +
      'pressure forbid dare authorize authorise'
  ],
  [
    ['gerund'],
    'propose suggest recommend consider oppose favor favour advocate support deny admit regret resent contemplate'
  ],
  [['marked', 'object'], 'propose recommend demand request'],
  [
    ['object'],
    'seek covet crave desire eschew shun spurn snub abhor disown scorn berate excoriate upbraid admonish insult taunt heckle cheer boo congratulate thank quote tweet retweet list'
  ],
  // Judging.
  [
    ['object'],
    'support oppose criticize criticise praise condemn denounce slam blast mock defend reject dismiss endorse favor favour fear ' +
      'question deride ridicule lament tout deplore decry disavow welcome applaud hail assail rip bash resent admire trust distrust ' +
      'envision deny discuss reference invoke attack challenge dispute debate advocate champion promote back protest ' +
      'repudiate renounce disparage belittle castigate chastise rebuke scold lambaste lampoon pan pillory savage bemoan ' +
      'extol laud commend salute respect appreciate love hate like dislike detest despise loathe prefer value cherish ' +
      'regret envy blame doubt believe understand recognize recognise acknowledge contest refute rebut debunk discredit echo ' +
      'parrot reiterate propose oppose unveil issue pitch preach voice express convey articulate ' +
      'offer demand request protest impugn vilify demonize demonise malign smear skewer '
  ],
  [
    ['object'],
    'call label dub brand term deem consider regard view describe characterize characterise depict portray liken compare'
  ],
  [
    ['charge'],
    'accuse suspect blame fault praise criticize criticise commend thank condemn attack slam chide rebuke hail mock'
  ],
  [
    ['rendering'],
    'see cast paint frame peg recognize recognise identify interpret perceive treat present position bill reject'
  ],
  // Forbidding and demanding, of laws and rules.
  [['bidden'], 'require'],
  [['bidden', 'object'], 'allow permit prohibit ban bar forbid mandate authorize authorise']
]

/** Verbs that report only with a preposition after them, which belongs to the cue. */
const withPreposition: Readonly<Record<string, string>> = {
  call: 'for on',
  speak: 'of about against',
  talk: 'about of',
  refer: 'to',
  respond: 'to',
  object: 'to',
  agree: 'to with on',
  disagree: 'with',
  worry: 'about over',
  complain: 'about of',
  argue: 'for against about',
  point: 'to',
  focus: 'on',
  insist: 'on',
  approve: 'of',
  disapprove: 'of',
  plan: 'on for',
  dream: 'of about',
  warn: 'of about against',
  joke: 'about',
  boast: 'of about',
  brag: 'about',
  push: 'for',
  press: 'for',
  apologize: 'for',
  apologise: 'for',
  campaign: 'on for against',
  vote: 'for against',
  rail: 'against',
  hope: 'for',
  wish: 'for',
  ask: 'for about',
  inquire: 'about',
  think: 'of about',
  know: 'of about',
  hear: 'of about',
  care: 'about',
  comment: 'on',
  elaborate: 'on',
  reflect: 'on',
  touch: 'on',
  allude: 'to',
  admit: 'to',
  confess: 'to',
  consent: 'to',
  speculate: 'about on',
  testify: 'about against',
  tweet: 'about',
  write: 'about of',
  gripe: 'about',
  side: 'with',
  sympathize: 'with',
  believe: 'in',
  advocate: 'for',
  lobby: 'for against',
  rally: 'against for behind',
  protest: 'against over',
  reply: 'to',
  sneer: 'at',
  scoff: 'at',
  bristle: 'at',
  laugh: 'at',
  hint: 'at',
  opt: 'for',
  muse: 'about on',
  fret: 'about over',
  marvel: 'at'
}

/** Verbs that report with a particle, and what may follow it before the thing: "lashed out at critics", "laid out his plan". */
const withParticle: Readonly<Record<string, string>> = {
  'point out': '',
  'lay out': '',
  'call out': '',
  'rule out': '',
  'spell out': '',
  'single out': '',
  'speak out': 'against about on for',
  'lash out': 'at against',
  'come out': 'against for',
  'hold out': 'for',
  'play down': '',
  'talk down': '',
  'double down': 'on',
  'play up': '',
  'talk up': '',
  'bring up': '',
  'open up': 'about on',
  'speak up': 'for about against',
  'brush off': '',
  'shrug off': '',
  'write off': '',
  'tick off': '',
  'rattle off': '',
  'sound off': 'on about',
  'weigh in': 'on',
  'hit back': 'at against',
  'fire back': 'at against',
  'push back': 'against on at',
  'walk back': '',
  'stand by': '',
  'vouch for': ''
}

/** Adjectives of a state of mind or of speech: "is confident that", "was critical of". */
export const statedAdjectives: ReadonlySet<string> = new Set(
  (
    'confident sure aware unaware afraid worried concerned skeptical sceptical critical proud willing unwilling eager reluctant ' +
    'opposed determined convinced certain uncertain hopeful optimistic pessimistic adamant angry upset furious fearful wary ' +
    'supportive dismissive doubtful glad happy sorry surprised disappointed grateful thankful clear unclear keen anxious passionate ' +
    'unsure insistent committed dedicated open frustrated outraged troubled alarmed appalled disturbed excited leery cognizant ' +
    'mindful dubious cynical ambivalent neutral bullish bearish intent bent inclined disinclined loath unhappy dissatisfied satisfied ' +
    'pleased displeased uncomfortable uneasy nervous thrilled delighted honored honoured ashamed embarrassed shocked stunned ' +
    'horrified dismayed disgusted infuriated irritated annoyed resentful envious jealous appreciative enthusiastic enamored fond ' +
    'tired weary scornful contemptuous hostile sympathetic receptive indifferent suspicious distrustful interested uninterested ' +
    'curious puzzled baffled impressed unimpressed obsessed incensed vocal outspoken silent mum coy noncommittal blunt explicit ' +
    'unequivocal emphatic unapologetic defiant complimentary effusive quick tempted'
  ).split(' ')
)

/** Nouns of saying, thinking, wanting and judging: "his claim that", "a promise to", "concerns about". */
export const cueNouns: ReadonlySet<string> = new Set(
  (
    'claim statement argument assertion belief view promise proposal suggestion warning contention accusation allegation plan vow ' +
    'pledge concern idea fear hope opinion position call demand desire decision refusal attempt criticism insistence admission denial ' +
    'prediction estimate report sense feeling doubt complaint comment remark notion theory perception impression assumption ' +
    'conviction conclusion announcement acknowledgment acknowledgement emphasis agreement offer threat request recommendation ' +
    'willingness reluctance determination intention intent commitment effort support opposition objection skepticism scepticism ' +
    'suspicion worry question debate rumor rumour charge tweet testimony speculation expectation understanding disdain contempt ' +
    'admiration praise condemnation outlook rhetoric explanation description characterization'
  ).split(' ')
)

const finalStress =
  /^(?:admit|refer|commit|compel|concur|confer|deter|infer|permit|prefer|rebut|regret|submit|abhor|opt|plan|bar|ban|rip|slam|pan|bet|brag|beg|dub|chat)$/

function doubled(base: string): string {
  return finalStress.test(base) ? base + base.slice(-1) : base
}

function pastForm(base: string): string {
  return finalStress.test(base) && base !== 'bet' ? `${doubled(base)}ed` : pastOf(base)
}

function ingForm(base: string): string {
  if (/[^eoy]e$/.test(base)) return `${base.slice(0, -1)}ing`
  if (/^(?:get|put|set|let|win|run|bet)$/.test(base)) return `${base}${base.slice(-1)}ing`
  return `${doubled(base)}ing`
}

const frames = new Map<string, Set<Frame>>()
for (const [list, words] of [...classes, ...verbClasses])
  for (const word of words.split(' ')) {
    const known = frames.get(word) ?? new Set<Frame>()
    for (const frame of list) known.add(frame)
    frames.set(word, known)
  }

const prepositions = new Map<string, ReadonlySet<string>>(
  Object.entries(withPreposition).map(([verb, words]) => [verb, new Set(words.split(' '))])
)

const byForm = new Map<string, CueForm>()
const particled: ReadonlySet<string> = new Set(Object.keys(withParticle).map((verb) => verb.replace(/ .*/, '')))
for (const lemma of new Set([...frames.keys(), ...prepositions.keys(), ...particled])) {
  const forms = [
    [ingForm(lemma), 'ing'],
    [finalStress.test(lemma) ? pastForm(lemma) : participleOf(lemma), 'participle'],
    [pastForm(lemma), 'past'],
    [thirdPersonOf(lemma), 'third'],
    [lemma, 'base']
  ] as const
  for (const [word, form] of forms)
    if (!byForm.has(word) || form === 'base' || form === 'past') byForm.set(word, { lemma, form })
}

/** The reporting verb and the form that the word is, whatever the tagger takes it for. */
export function cueForm(lower: string): CueForm | undefined {
  return byForm.get(lower)
}

export function takes(lemma: string, frame: Frame): boolean {
  return frames.get(lemma)?.has(frame) ?? false
}

/** Words that belong to the cue after the verb ("lashed out at"), counted from the word after it; 0: none. */
export function particlesAfter(lemma: string, next: string, afterNext: string): number {
  const following = particled.has(lemma) ? withParticle[`${lemma} ${next}`] : undefined
  if (following === undefined) return 0
  if (following === '') return 1
  return following.split(' ').includes(afterNext) ? 2 : 0
}

export function takesPreposition(lemma: string, preposition: string): boolean {
  return prepositions.get(lemma)?.has(preposition) ?? false
}
