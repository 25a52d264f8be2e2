/** From sentences to the model that ships: what is fitted, how it is put together, and its calibration. */
import { featureCodes } from '../../src/main/claims/worth/features.ts'
import type { ModelWeights } from '../../src/main/claims/worth/model.ts'
import { createNetwork } from '../../src/main/claims/worth/network.ts'
import type { WordVectors } from '../../src/main/claims/worth/word-vectors.ts'
import { fitLine } from './calibrate.ts'
import { type Example, exampleOf, type Sentence } from './data.ts'
import { fitLinear, type Linear, scoreLinear } from './linear.ts'
import { fitNetwork, scoreNetwork, type Trained } from './network.ts'

/** Chosen by what holds on other years and other kinds of text, see docs/claim-model-card.md. */
export const settings = {
  /** Terms kept, and the inverse strength of their regularisation. */
  terms: 20_000,
  cost: 2,
  /** Share of the network in the mean of the two logits. */
  share: 0.6,
  network: {
    filters: 48,
    epochs: 7,
    batch: 64,
    rate: 0.002,
    decay: 0.02,
    dropout: 0.4,
    wordDropout: 0.1,
    second: 1,
    seed: 1
  }
} as const

type Fitted = { readonly linear: Linear; readonly network: Trained }

/** `say` is told what is under way. */
export function fitModel(
  sentences: readonly Sentence[],
  vectors: WordVectors,
  say: (line: string) => void
): ModelWeights {
  const examples = sentences.map(({ text }) => exampleOf(text, vectors))
  say(`${examples.length} sentences read`)
  const debates = [...new Set(sentences.map(({ debate }) => debate))].sort()
  const heldOut = new Set(debates.filter((_, at) => at % 4 === 1))
  const inside: number[] = []
  const outside: number[] = []
  sentences.forEach(({ debate }, at) => {
    ;(heldOut.has(debate) ? outside : inside).push(at)
  })
  say(`calibration: learning from ${debates.length - heldOut.size} debates, holding out ${heldOut.size}`)
  const trial = fitBoth(
    inside.map((at) => at),
    examples,
    sentences,
    vectors
  )
  const logits = logitsOf(
    trial,
    outside.map((at) => examples[at] as Example),
    vectors
  )
  const line = fitLine(
    logits,
    outside.map((at) => sentences[at]?.verdict === 1)
  )
  say(`held-out debates: slope ${line.slope.toFixed(3)}, offset ${line.offset.toFixed(3)}`)
  say('learning from all debates')
  return assemble(
    fitBoth(
      sentences.map((_, at) => at),
      examples,
      sentences,
      vectors
    ),
    line
  )
}

function fitBoth(
  members: readonly number[],
  examples: readonly Example[],
  sentences: readonly Sentence[],
  vectors: WordVectors
): Fitted {
  const chosen = members.map((at) => examples[at] as Example)
  const verdicts = members.map((at) => sentences[at]?.verdict ?? -1)
  return {
    linear: fitLinear(
      chosen,
      verdicts.map((verdict) => verdict === 1),
      settings.terms,
      settings.cost
    ),
    network: fitNetwork(chosen, verdicts, vectors, settings.network)
  }
}

function logitsOf({ linear, network }: Fitted, examples: readonly Example[], vectors: WordVectors): number[] {
  const { responseTo, answer } = createNetwork(network, vectors)
  return examples.map(
    (example) =>
      (1 - settings.share) * scoreLinear(linear, example) +
      settings.share * scoreNetwork(network, answer(example.words.map(responseTo)).sum, example)
  )
}

/** One set of weights on the calibrated scale. */
export function assemble({ linear, network }: Fitted, line: { slope: number; offset: number }): ModelWeights {
  const ofLinear = line.slope * (1 - settings.share)
  const ofNetwork = line.slope * settings.share
  const terms = [...linear.terms].sort(([a], [b]) => a - b)
  return {
    bias: ofLinear * linear.bias + ofNetwork * network.base + line.offset,
    features: Float64Array.from(
      featureCodes,
      (_, at) => ofLinear * (linear.features[at] ?? 0) + ofNetwork * (network.features[at] ?? 0)
    ),
    network: {
      filters: network.filters,
      convolution: network.convolution,
      bias: network.bias,
      output: network.output.map((weight) => weight * ofNetwork)
    },
    terms: {
      hashes: Uint32Array.from(terms, ([hash]) => hash),
      weights: Float64Array.from(terms, ([, weight]) => weight * ofLinear)
    }
  }
}
