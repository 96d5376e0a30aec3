import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/client-files/types'
import { communicationKinds } from '@/lib/communications/types'
import { findFamily } from '@/lib/journal/rules'
import { families } from '@/lib/journal/types'
import { mailingKinds, mailingStates } from '@/lib/mailings/types'
import { rights } from '@/lib/staff/types'
import { writeOffStates } from '@/lib/write-offs/types'
import { operations } from '@/messages/fr/journal-operations'
import { values } from '@/messages/fr/journal-values'
import { fields } from '@/messages/fr/journal-words'
import { listSources } from '../support/source'

/*
 * Every operation that a command writes into the journal has a French text, is of a family by which the journal is
 * narrowed, and stands in docs/guides/journal.md ([2.F2] [6.S10]).
 */
const sources = listSources('lib')
const writing = sources.filter(({ text, path }) => /core\/audit'/.test(text) && path !== 'lib/core/audit.ts')

/** Names of two words that are something else: events of the outbox, rights. */
const events = new Set(
  sources.flatMap(({ text }) =>
    [...text.matchAll(/(?:topic|event|onEvent\(\s*'[\w-]+'),?:?\s*['`]([\w.]+)/g)].map((match) => match[1]!),
  ),
)
const others = new Set([...events, ...Object.keys(rights)])

/** Operations whose second word is a state. */
const composed = {
  refund: ['staff', 'withdrawal', 'double'],
  dispute: ['open', 'won', 'lost'],
  pass: ['extension', 'freeze', 'undo'],
  impersonation: ['page_seen', 'paper_asked', 'refused'],
}
const templates = writing.flatMap(({ text }) =>
  [...text.matchAll(/operation: `(\w+)\.\$\{/g)].map((match) => match[1]!),
)
const issued = ['invoice.issue', 'credit_note.issue']

const written = new Set([
  ...writing
    .flatMap(({ text }) => [...text.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map((match) => match[1]!))
    .filter((name) => !others.has(name)),
  ...writing.flatMap(({ text }) => [...text.matchAll(/operation: '([\w.]+)'/g)].map((match) => match[1]!)),
  ...Object.entries(composed).flatMap(([start, ends]) => ends.map((end) => `${start}.${end}`)),
  ...issued,
])

const textOf = (operation: string): unknown =>
  operation.split('.').reduce<unknown>((texts, key) => (texts as Record<string, unknown>)?.[key], operations)
const named = Object.entries(operations).flatMap(([start, texts]) =>
  typeof texts === 'string' ? [start] : Object.keys(texts).map((end) => `${start}.${end}`),
)

describe('[6.S10] the operations of the journal', () => {
  test('are sixty or more, and every composed one is known', () => {
    expect(written.size).toBeGreaterThanOrEqual(60)
    expect([...new Set(templates)].sort()).toEqual(Object.keys(composed).sort())
  })

  test('[2.F2] each has a French text', () => {
    expect([...written].filter((operation) => typeof textOf(operation) !== 'string').sort()).toEqual([])
  })

  test('each is of a family, and each beginning of a family is of an operation', () => {
    expect(named.filter((operation) => findFamily(operation) === null)).toEqual([])
    const starts = Object.values(families).flat()
    expect(starts.filter((start) => !named.some((operation) => operation.startsWith(start)))).toEqual([])
  })

  test('a text is of an operation that somebody writes', () => {
    const all = sources.map(({ text }) => text).join('\n')
    const isWritten = (operation: string) => written.has(operation) || all.includes(`'${operation}'`)
    expect(named.filter((operation) => !isWritten(operation))).toEqual([])
  })

  test('the guide lists them all', () => {
    const guide = readFileSync('docs/guides/journal.md', 'utf8')
    expect(named.filter((operation) => !guide.includes(`\`${operation}\``))).toEqual([])
  })
})

test('[6.S10] what leaves the office in a file says so in the journal, but for an empty model', () => {
  const silent = listSources('app')
    .filter(({ path }) => /\/gestion\/.*route\.ts$/.test(path))
    .filter(
      ({ text }) => /\b(writeCsv|sendTable|sendText|application\/zip)\b/.test(text) && !/\bnoteDownload\b/.test(text),
    )
  expect(silent.map(({ path }) => path)).toEqual(['app/[structure]/gestion/import/modele/route.ts'])
})

test('[2.F2] each value that a command writes down as it stands has a French name', () => {
  const isForMachines = /(^id|Ids?|Key|sha256|[hH]ash|revision|batchId)$/
  const unnamed = writing.flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:before|after)[:=] ?\{([^{}]*)\}/g)]
      .flatMap(([, inside]) => inside!.split(',').map((part) => part.trim().split(':')[0]!))
      .filter((name) => /^\w+$/.test(name) && !isForMachines.test(name) && !(name in fields))
      .map((name) => `${path}: ${name}`),
  )
  expect(unnamed).toEqual([])
})

test('[2.F2] the states and the kinds of messages, calls and debts given up that the journal shows have a French name', () => {
  const shown = [mailingKinds, mailingStates, communicationKinds, writeOffStates, locales].flat()
  expect(shown.filter((value) => !(value in values))).toEqual([])
})
