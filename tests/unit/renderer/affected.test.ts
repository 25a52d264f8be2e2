import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import { isAffected } from '../../../src/renderer/api/affected.ts'
import { createClient } from '../../../src/renderer/api/client.ts'
import { followEvents } from '../../../src/renderer/api/follow.ts'
import { type AppEvent, projectQueries } from '../../../src/shared/contract/index.ts'
import { CodedError } from '../../../src/shared/errors.ts'
import { entityNames } from '../../../src/shared/model/entities.ts'
import { createScriptedTransport } from './fake-transport.ts'

type Changed = Extract<AppEvent, { type: 'changed' }>
const changed = (entity: string, position = 2, all = false): Changed => ({
  type: 'changed',
  project: 'p',
  position,
  client: 'other',
  changeSet: 'x',
  records: [{ entity, id: '1' }],
  all
})

describe('what is asked again after a change', () => {
  test('the text never: a revision does not change', () => {
    for (const entity of entityNames) expect(isAffected('article.blocks', changed(entity))).toBe(false)
  })
  test('claims and their marks after a verdict, sources not', () => {
    expect(isAffected('article.marks', changed('verdict'))).toBe(true)
    expect(isAffected('claim.detail', changed('verdict'))).toBe(true)
    expect(isAffected('source.list', changed('verdict'))).toBe(false)
  })
  test('the overview after anything: it shows what undo would do', () => {
    for (const entity of entityNames) expect(isAffected('project.overview', changed(entity))).toBe(true)
  })
  test('everything that can change where the event could not list all records', () => {
    const untouched = Object.keys(projectQueries).filter((method) => !isAffected(method, changed('tag', 2, true)))
    expect(untouched).toEqual(['article.blocks'])
  })
})

describe('following events', () => {
  function setUp(answer: () => Promise<unknown>) {
    const transport = createScriptedTransport()
    const client = createClient({ transport })
    const queries = new QueryClient({
      defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } }
    })
    const stop = followEvents(client, queries)
    let asked = 0
    const observer = new QueryObserver(queries, {
      queryKey: ['p', 'claim.list', {}],
      queryFn: () => {
        asked++
        return answer()
      }
    })
    const unwatch = observer.subscribe(() => {})
    const end = () => {
      unwatch()
      stop()
      queries.clear()
    }
    return { transport, client, queries, observer, asked: () => asked, end }
  }
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

  test('an affected query is asked again, and only then counts the change as seen', async () => {
    const { transport, client, asked, end } = setUp(async () => 'rows')
    await client.call('claim.dismiss', { claims: ['c'] }, { project: 'p' })
    await turn()
    transport.tell(changed('claim', 4))
    expect(client.seen('p')).toBe(1)
    await turn()
    expect(asked()).toBe(2)
    expect(client.seen('p')).toBe(4)
    end()
  })

  test('a query that a change does not touch is left alone', async () => {
    const { transport, asked, end } = setUp(async () => 'rows')
    await turn()
    transport.tell(changed('tag', 4))
    await turn()
    expect(asked()).toBe(1)
    end()
  })

  test('a screen that could not be asked again has seen nothing', async () => {
    let works = true
    const { transport, client, end } = setUp(() =>
      works ? Promise.resolve('rows') : Promise.reject(new Error('lost'))
    )
    await client.call('claim.dismiss', { claims: ['c'] }, { project: 'p' })
    await turn()
    works = false
    transport.tell(changed('claim', 4))
    await turn()
    expect(client.seen('p')).toBe(1)
    end()
  })

  test('a screen that shows that a record is gone has seen the change', async () => {
    let there = true
    const { transport, client, end } = setUp(() =>
      there ? Promise.resolve('claim') : Promise.reject(new CodedError('not-found', 'It is gone.'))
    )
    await client.call('claim.dismiss', { claims: ['c'] }, { project: 'p' })
    await turn()
    there = false
    transport.tell(changed('claim', 4))
    await turn()
    expect(client.seen('p')).toBe(4)
    end()
  })

  /** Questions that are answered one by one, by hand. */
  function held() {
    const waiting: ((value: string) => void)[] = []
    return { waiting, ask: () => new Promise<string>((resolve) => waiting.push(resolve)) }
  }

  test('an answer on its way when the change is told is not kept: first ones too', async () => {
    const { waiting, ask } = held()
    const { transport, client, observer, end } = setUp(ask)
    await client.call('claim.dismiss', { claims: ['c'] }, { project: 'p' })
    transport.tell(changed('claim', 4))
    expect(waiting).toHaveLength(2)
    waiting[0]?.('as it was')
    await turn()
    expect(observer.getCurrentResult().data).toBeUndefined()
    expect(client.seen('p')).toBe(1)
    waiting[1]?.('as it is')
    await turn()
    expect(observer.getCurrentResult().data).toBe('as it is')
    expect(client.seen('p')).toBe(4)
    // The same where there is something to show meanwhile.
    transport.tell(changed('claim', 5))
    transport.tell(changed('claim', 6))
    waiting[2]?.('as it is')
    await turn()
    expect(client.seen('p')).toBe(4)
    waiting[3]?.('as it became')
    await turn()
    expect(observer.getCurrentResult().data).toBe('as it became')
    expect(client.seen('p')).toBe(6)
    end()
  })

  test('what an act asked for, with nothing on screen, comes as it is after the change, the first time and again', async () => {
    const { transport, queries, end } = setUp(async () => 'rows')
    await turn()
    const { waiting, ask } = held()
    const read = (): Promise<string> =>
      queries.fetchQuery({ queryKey: ['p', 'claim.detail', {}], queryFn: ask, staleTime: 0 })
    for (const now of ['first', 'second']) {
      const asked = read()
      transport.tell(changed('claim', 4))
      waiting.shift()?.('as it was')
      waiting.shift()?.(now)
      expect(await asked).toBe(now)
      expect(queries.getQueryData(['p', 'claim.detail', {}])).toBe(now)
    }
    end()
  })
})
