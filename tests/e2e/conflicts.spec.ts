/** What two people decided differently, of articles and sources as well as of claims: counted, listed and settled. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { mergeInto } from '../support/merge-files.ts'
import { Desk } from './pages/desk.ts'
import { StartScreen } from './pages/start-screen.ts'
import { expectAccessible } from './support/accessibility.ts'
import { createColleague } from './support/colleague.ts'
import { createCalls, importText } from './support/program-calls.ts'
import { expect, test } from './support/windows.ts'

const text = 'There is no deal, the envoy said on Tuesday.\n\nMinisters met in Vienna on 14 November 2015.'

test('conflicts of an article and of a claim are reached from their count, and settled one by one', async ({
  page,
  installation,
  startAgain,
  openWindow
}) => {
  const call = createCalls(page)
  const { handle } = await call('projects.create', { title: 'Talks', scale: 'house-check' })
  const { project } = await call('projects.open', { handle: handle ?? '' })
  const article = await importText(call, project, 'talks.txt', text, { title: 'Talks' })
  const { rows } = await call('claim.list', { filter: { article }, offset: 0, limit: 1 }, project)
  const claim = rows[0]?.id ?? ''
  await call('projects.close', { project })
  const mine = join(installation.projects, 'Talks.claimbench')
  const copy = join(installation.files, 'Talks.claimbench')
  copyFileSync(mine, copy)

  await test.step('two people go on apart', async () => {
    const colleague = createColleague(installation, 'Ines Weber')
    const theirs = await startAgain(copy, colleague.installation)
    const window = await openWindow(theirs)
    const ask = createCalls(window)
    const opened = (await ask('app.status', {})).open[0]?.project ?? ''
    const { meta } = await ask('article.view', { article }, opened)
    await ask('article.setMeta', { article, ...meta, title: 'No deal' }, opened)
    await ask('claim.restate', { claim, statement: 'The envoy sees no deal.' }, opened)
    await ask('projects.close', { project: opened })
    const again = (await call('projects.open', { handle: handle ?? '' })).project
    await call('article.setMeta', { article, ...meta, title: 'Talks fail' }, again)
    await call('claim.restate', { claim, statement: 'No deal was reached.' }, again)
    await call('projects.close', { project: again })
    mergeInto(mine, copy)
    colleague.remove()
  })

  await page.reload()
  await new StartScreen(page).project('Talks').click()
  const desk = new Desk(page)
  await desk.expectClaims()
  const list = page.getByRole('region', { name: /^Two people decided differently/ })

  await test.step('the count in the strip leads to the list', async () => {
    await desk.button('2 conflicts', desk.strip).click()
    await expect(list.getByRole('heading')).toBeFocused()
    await expect(list).toContainText('Talks fail')
    await expect(list).toContainText('No deal was reached.')
    await expectAccessible(page)
  })

  await test.step('one is kept; undo brings the question back', async () => {
    await list.getByRole('listitem').filter({ hasText: 'title: No deal' }).getByRole('button').click()
    await expect(list).not.toContainText('Talks fail')
    await desk.press('z')
    await expect(list).toContainText('Talks fail')
    await desk.go('History')
    await list.getByRole('listitem').filter({ hasText: 'title: No deal' }).getByRole('button').click()
    await list.getByRole('listitem').filter({ hasText: 'No deal was reached.' }).getByRole('button').click()
    await expect(list).toBeHidden()
  })

  await test.step('with nothing left the key says so', async () => {
    await desk.press('Shift+C')
    await expect(desk.toast(/Nothing is contested/)).toBeVisible()
    await desk.go('Desk')
    await desk.expectArticle('No deal')
  })
})
