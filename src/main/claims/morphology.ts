/**
 * English word forms: which form of the verb a word is, and the forms a statement needs ("displacing" → "displaced").
 * Regular spelling rules plus the irregular verbs that news prose uses.
 */

/** base: past: past participle. Source: the usual school list of irregular English verbs. */
const irregularList =
  'arise:arose:arisen awake:awoke:awoken be:was:been bear:bore:borne beat:beat:beaten become:became:become begin:began:begun ' +
  'bend:bent:bent bet:bet:bet bid:bid:bid bind:bound:bound bite:bit:bitten bleed:bled:bled blow:blew:blown break:broke:broken ' +
  'bring:brought:brought broadcast:broadcast:broadcast build:built:built burst:burst:burst buy:bought:bought cast:cast:cast ' +
  'catch:caught:caught choose:chose:chosen cling:clung:clung come:came:come cost:cost:cost creep:crept:crept cut:cut:cut ' +
  'deal:dealt:dealt dig:dug:dug do:did:done draw:drew:drawn drink:drank:drunk drive:drove:driven eat:ate:eaten fall:fell:fallen ' +
  'feed:fed:fed feel:felt:felt fight:fought:fought find:found:found flee:fled:fled fly:flew:flown forbid:forbade:forbidden ' +
  'foresee:foresaw:foreseen forget:forgot:forgotten forgive:forgave:forgiven freeze:froze:frozen get:got:got give:gave:given ' +
  'go:went:gone grow:grew:grown hang:hung:hung have:had:had hear:heard:heard hide:hid:hidden hit:hit:hit hold:held:held ' +
  'hurt:hurt:hurt keep:kept:kept know:knew:known lay:laid:laid lead:led:led leave:left:left lend:lent:lent let:let:let ' +
  'lie:lay:lain lose:lost:lost make:made:made mean:meant:meant meet:met:met mislead:misled:misled overcome:overcame:overcome ' +
  'overtake:overtook:overtaken overthrow:overthrew:overthrown pay:paid:paid put:put:put quit:quit:quit read:read:read ' +
  'rebuild:rebuilt:rebuilt retake:retook:retaken ride:rode:ridden ring:rang:rung rise:rose:risen run:ran:run say:said:said ' +
  'see:saw:seen seek:sought:sought sell:sold:sold send:sent:sent set:set:set shake:shook:shaken shed:shed:shed shoot:shot:shot ' +
  'show:showed:shown shrink:shrank:shrunk shut:shut:shut sing:sang:sung sink:sank:sunk sit:sat:sat sleep:slept:slept ' +
  'slide:slid:slid speak:spoke:spoken spend:spent:spent spin:spun:spun split:split:split spread:spread:spread stand:stood:stood ' +
  'steal:stole:stolen stick:stuck:stuck strike:struck:struck swear:swore:sworn sweep:swept:swept swim:swam:swum take:took:taken ' +
  'teach:taught:taught tear:tore:torn tell:told:told think:thought:thought throw:threw:thrown understand:understood:understood ' +
  'undertake:undertook:undertaken uphold:upheld:upheld wake:woke:woken wear:wore:worn win:won:won withdraw:withdrew:withdrawn ' +
  'withhold:withheld:withheld write:wrote:written'

type Irregular = { base: string; past: string; participle: string }
const irregularByBase = new Map<string, Irregular>()
const irregularByForm = new Map<string, { past: boolean; participle: boolean }>()
for (const entry of irregularList.split(' ')) {
  const [base = '', past = '', participle = ''] = entry.split(':')
  irregularByBase.set(base, { base, past, participle })
  irregularByForm.set(past, { past: true, participle: past === participle })
  if (participle !== past) irregularByForm.set(participle, { past: participle === base, participle: true })
}
// "bore" stands for "borne" so often in copy ("have bore the brunt") that it counts as both.
irregularByForm.set('bore', { past: true, participle: true })

/** What a lone verb form can be. A form can be several at once ("put": base, past and participle). */
export type VerbForms = {
  readonly base: boolean
  readonly third: boolean
  readonly past: boolean
  readonly participle: boolean
  readonly ing: boolean
}

const noForm: VerbForms = { base: false, third: false, past: false, participle: false, ing: false }
/** The forms by spelling, one object each, since every word of a text is asked for them several times. */
const baseOnly: VerbForms = { ...noForm, base: true }
const thirdOnly: VerbForms = { ...noForm, third: true }
const pastOrParticiple: VerbForms = { ...noForm, past: true, participle: true }
const ingOnly: VerbForms = { ...noForm, ing: true }

/** The forms of irregular verbs, the base forms among them. */
const irregularForms = new Map<string, VerbForms>([...irregularByBase.keys()].map((base) => [base, baseOnly]))
for (const [form, { past, participle }] of irregularByForm)
  irregularForms.set(form, { ...noForm, base: irregularByBase.has(form), past, participle })

export const modals: ReadonlySet<string> = new Set(
  "will would can could may might must shall should cannot wo ca ’ll 'll ’d 'd ought".split(' ')
)
export const haveForms: ReadonlySet<string> = new Set("have has had ’ve 've having".split(' '))
export const beForms: ReadonlySet<string> = new Set("be is are was were am been being ’re 're ’m 'm".split(' '))
export const doForms: ReadonlySet<string> = new Set('do does did'.split(' '))
const nonFiniteAuxiliaries: ReadonlySet<string> = new Set(['be', 'been', 'being', 'having'])
const finiteAuxiliaries: ReadonlySet<string> = new Set(
  [...modals, ...haveForms, ...beForms, ...doForms, "'s", '’s'].filter((form) => !nonFiniteAuxiliaries.has(form))
)

/** Whether the word is an auxiliary or copula that makes a clause finite by itself ("is", "had", "would"). */
export function isFiniteAuxiliary(lower: string): boolean {
  return finiteAuxiliaries.has(lower)
}

/** The forms that the spelling of a verb allows. */
export function verbForms(lower: string): VerbForms {
  const irregular = irregularForms.get(lower)
  if (irregular) return irregular
  if (lower.length > 4 && lower.endsWith('ing')) return ingOnly
  if (
    lower.length > 3 &&
    lower.endsWith('ed') &&
    !/(?:^|[^aeiou])(?:need|feed|seed|exceed|proceed|succeed)$/.test(lower)
  )
    return pastOrParticiple
  if (lower.endsWith('s') && !/(?:ss|us|is)$/.test(lower)) return thirdOnly
  return baseOnly
}

const doubled = /^[^aeiou]*[aeiou]([bdgklmnprt])$/

/** Base form of an -ing form, by spelling; undefined when the spelling leaves it open and no lemma is given. */
export function baseOfIng(lower: string, lemma: string): string {
  if (lemma && lemma !== lower) return lemma
  const stem = lower.slice(0, -3)
  if (irregularByBase.has(`${stem}e`)) return `${stem}e`
  if (irregularByBase.has(stem)) return stem
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1)
  return /(?:[aeiou][cgsvz]|[^aeiou][cgsv]|at|ut|ir|ur|uc|ag)$/.test(stem) ? `${stem}e` : stem
}

/** Simple past of a base form. */
export function pastOf(base: string): string {
  return irregularByBase.get(base)?.past ?? regularPast(base)
}

/** Past participle of a base form. */
export function participleOf(base: string): string {
  return irregularByBase.get(base)?.participle ?? regularPast(base)
}

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`
  if (doubled.test(base)) return `${base}${base.slice(-1)}ed`
  return `${base}ed`
}

/** Third person singular present of a base form. */
export function thirdPersonOf(base: string): string {
  if (/(?:s|sh|ch|x|z|o)$/.test(base)) return `${base}es`
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`
  return `${base}s`
}
