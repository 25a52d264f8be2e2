/** Commands on the project, its people, articles and passages. */
import { CodedError } from '../../../shared/errors.ts'
import { anchorOf, normaliseRanges, trimRange } from '../anchors.ts'
import type { CommandHandler } from '../command-context.ts'

const rename: CommandHandler<'project.rename'> = (context, input) => {
  context.set('project', 'project', 'title', input.title.trim())
  return { value: {}, params: {} }
}

const setScale: CommandHandler<'project.setScale'> = (context, input) => {
  const scale = context.view.scale(input.scale)
  if (!scale) throw new CodedError('not-found', 'There is no such rating scale.', { scale: input.scale })
  context.create('scale', scale.id, { definition: scale.definition })
  context.set('project', 'project', 'scale', scale.id)
  return { value: {}, params: { scale: scale.id } }
}

const renamePerson: CommandHandler<'person.rename'> = (context, input) => {
  if (context.view.find('person', context.me)) {
    context.set('person', context.me, 'name', input.name.trim())
    context.set('person', context.me, 'role', input.role.trim())
  }
  return { value: {}, params: {} }
}

const setMeta: CommandHandler<'article.setMeta'> = (context, { article, ...meta }) => {
  context.view.require('article', article)
  context.set('article', article, 'meta', meta)
  return { value: {}, params: { article } }
}

const deleteArticle: CommandHandler<'article.delete'> = (context, input) => {
  context.view.require('article', input.article)
  context.remove('article', input.article)
  return { value: {}, params: { article: input.article } }
}

const markPassage: CommandHandler<'passage.mark'> = (context, input) => {
  const { revision } = context.view.require('article', input.article)
  const text = context.view.text(revision)
  const ranges = normaliseRanges([trimRange(text, input.range)], text.length)
  const id = context.newId()
  context.create('passage', id, {
    anchor: anchorOf(revision, text, ranges),
    kind: input.kind,
    article: input.article,
    person: context.me
  })
  return { value: { id }, params: { article: input.article, passage: id, kind: input.kind } }
}

const unmarkPassage: CommandHandler<'passage.unmark'> = (context, input) => {
  const { article } = context.view.require('passage', input.passage)
  context.remove('passage', input.passage)
  return { value: {}, params: { article, passage: input.passage } }
}

export const projectCommandHandlers = {
  'project.rename': rename,
  'project.setScale': setScale,
  'person.rename': renamePerson,
  'article.setMeta': setMeta,
  'article.delete': deleteArticle,
  'passage.mark': markPassage,
  'passage.unmark': unmarkPassage
}
