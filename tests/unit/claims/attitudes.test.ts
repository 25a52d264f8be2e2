import { expect, test } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

/** Source, cue and content of each attribution of an English text. */
function said(text: string): (string | null)[][] {
  return detect(text, { language: 'en' }).attributions.map(({ source, cue, content }) => [
    source?.text ?? null,
    cue?.text ?? null,
    content?.text ?? null
  ])
}

test('a judgement in a light verb and its noun has what it is about as its content', () => {
  expect(said('The senator has no illusions about the vote in the House.')).toEqual([
    ['The senator', 'has no illusions about', 'the vote in the House']
  ])
  expect(said('Warren took aim at the big banks.')).toEqual([['Warren', 'took aim at', 'the big banks']])
})

test('whoever merely gets support does not voice it', () => {
  expect(said('The bill has the support of the unions.')).toEqual([])
})

test('what happens to the chagrin of somebody is what he feels so about', () => {
  expect(said('The bill passed on Monday, much to the chagrin of its critics.')).toEqual([
    ['its critics', 'much to the chagrin of', 'The bill passed on Monday']
  ])
})

test('what is made clear is a clause', () => {
  expect(said('The minister made it clear that the tax would stay.')).toEqual([
    ['The minister', 'made it clear', 'the tax would stay']
  ])
})

test('what seems or is seen as something is the whole clause, of nobody named', () => {
  expect(said('The plan appears to have failed.')).toEqual([[null, 'appears', 'The plan appears to have failed']])
  expect(said('The mayor is widely seen as a reformer.')).toEqual([
    [null, 'is widely seen', 'The mayor is widely seen as a reformer']
  ])
  expect(said('The singer appeared on television.')).toEqual([])
})

test('what somebody was asked about ends at the comma before the answer', () => {
  expect(said('Asked about the tax, the minister left the room.')).toEqual([[null, 'Asked about', 'the tax']])
})

test('a clause in front ends at its comma, what is told of the speaker at his next verb', () => {
  expect(said('When Fiorina announced 6,000 layoffs, some workers felt betrayed.')[0]).toEqual([
    'Fiorina',
    'announced',
    '6,000 layoffs'
  ])
  expect(said('Kasich endorsed the plan and has been a guest of the club.')[0]).toEqual([
    'Kasich',
    'endorsed',
    'the plan'
  ])
})

test('an aside with a verb of its own before the cue is no part of what was said', () => {
  expect(said('Beebe, a veteran who voted for him, said the mayor should resign.')).toContainEqual([
    expect.stringContaining('Beebe'),
    'said',
    'the mayor should resign'
  ])
})

test('a verb with a particle takes the thing after it', () => {
  expect(said('Davis lashed out at the nominee.')).toEqual([['Davis', 'lashed out at', 'the nominee']])
  expect(said('The mayor laid out his plan for the harbour.')[0]?.[2]).toContain('his plan')
})

test('a plural noun and a verb that looks like a noun are subject and cue', () => {
  expect(said('New filings show the group spent all its money.')).toEqual([
    ['New filings', 'show', 'the group spent all its money']
  ])
})

test('a subject stands before a long aside between dashes, and may be a name that is a verb, too', () => {
  expect(said('Rice -- who has been at odds with the nominee for days -- criticized the plan.')[0]).toEqual([
    'Rice',
    'criticized',
    'the plan'
  ])
  expect(said('Judge Cross rejected the plan.')).toContainEqual([
    expect.stringContaining('Cross'),
    'rejected',
    'the plan'
  ])
})

test('what a comma parts from a thing that is judged is told by the article', () => {
  expect(said('Swanson praised the preacher, who has never been to Ohio.')).toEqual([
    ['Swanson', 'praised', 'the preacher']
  ])
})

test('an object pronoun is all that is judged, what follows it says when', () => {
  expect(said('Warren endorsed her in March.')).toEqual([['Warren', 'endorsed', 'her']])
})

test('what is reportedly so is the whole clause', () => {
  expect(said('The fund has reportedly lost its licence.')).toEqual([
    [null, 'reportedly', 'The fund has reportedly lost its licence']
  ])
})

test('what follows the source of a whole statement is not said according to it', () => {
  expect(said('Sales fell by a tenth, according to the agency, which opened in May.')[0]?.[2]).toBe(
    'Sales fell by a tenth'
  )
})

test('what is reported begins after the time at which it was said', () => {
  expect(said('The bank promised Monday to refund the fees.')).toEqual([['The bank', 'promised', 'to refund the fees']])
  expect(said('The coach recognized long ago that his team was too slow.')[0]?.[2]).toBe('his team was too slow')
})

test('what somebody decides not to do is his decision', () => {
  expect(said('The minister decided not to resign.')).toEqual([['The minister', 'decided', 'not to resign']])
})

test('people who are left unnamed are a source', () => {
  expect(said('Some have argued that the tax is unfair.')).toContainEqual([
    'Some',
    expect.stringContaining('argued'),
    'the tax is unfair'
  ])
  expect(said('The town depends on those who support the mine.')).toContainEqual(['those', 'support', 'the mine'])
})

test('an adverb of time or number between auxiliary and verb belongs to the cue', () => {
  expect(said('Two senators have since denounced the plan.')).toEqual([
    ['Two senators', 'have since denounced', 'the plan']
  ])
})

test('what is found to do or to be something is reported with it', () => {
  expect(said('The survey found Barker leading Holt by ten points.')).toEqual([
    ['The survey', 'found', 'Barker leading Holt by ten points']
  ])
})

test('a relative clause around its report is reported with its pronoun', () => {
  expect(said('The bill, which the chairman believes will pass, would ban the drug.')).toContainEqual([
    'the chairman',
    'believes',
    'which the chairman believes will pass'
  ])
})

test('a thing judged in a relative clause is the thing before it', () => {
  expect(said('The treaty was a deal that the senator once supported.')).toContainEqual([
    'the senator',
    'once supported',
    'a deal'
  ])
})

test('a report set between commas reports the clause around it', () => {
  expect(said('A quick vote, she vowed, would bring lower rents.')[0]?.[2]).toBe(
    'A quick vote, she vowed, would bring lower rents'
  )
  expect(said('The levy hurts the poor, as many economists believe.')[0]?.[2]).toBe('The levy hurts the poor')
})

test('a noun that points back is a thing, no clause', () => {
  expect(said('The governor echoed that promise.')).toEqual([['The governor', 'echoed', 'that promise']])
})

test('what is announced or criticised by nobody named is the thing it is said of', () => {
  expect(said('The merger was announced on Friday.')).toEqual([[null, 'was announced', 'The merger']])
  expect(said('The merger was not announced on Friday.')).toEqual([])
})

test('whoever is convinced of something holds it himself', () => {
  expect(said('The mayor is convinced that the bridge will last.')).toEqual([
    ['The mayor', expect.stringContaining('is convinced'), 'the bridge will last']
  ])
})

test('who is asked to do something is reported with what he is asked', () => {
  expect(said('The lawyers were asked to leave the room.')).toEqual([
    [null, 'were asked', 'The lawyers were asked to leave the room']
  ])
})

test('a noun of saying or feeling reports what it is about, whoever feels it', () => {
  expect(said('The mayor left after complaints about the noise.')).toContainEqual([
    null,
    'complaints about',
    'the noise'
  ])
  expect(said('There was much debate over the dam.')).toContainEqual([null, 'debate over', 'the dam'])
  expect(said('The attack on the harbour lasted an hour.')).toEqual([])
})

test('what a question or an impression is stands after its verb', () => {
  expect(said('My impression is that the mayor is tired.')).toContainEqual([
    'My',
    'impression is',
    'the mayor is tired'
  ])
  expect(said('The question is whether the dam will hold.')[0]?.[2]).toBe('whether the dam will hold')
})
