import { expect, test } from 'vitest'
import { listCycles, listReachable, listSources, readSource, type SourceFile } from './source'

const file = (path: string, ...targets: string[]): SourceFile => ({
  path,
  text: '',
  code: '',
  imports: targets.map((target) => ({ target: target.replace('type ', ''), isType: target.startsWith('type ') })),
})
const mapOf = (...files: SourceFile[]) => new Map(files.map((one) => [one.path, one]))

test('what a file imports is found, resolved, and told apart from types', () => {
  const { imports } = readSource('lib/core/locks.ts')
  expect(imports).toContainEqual({ target: 'db/transaction.ts', isType: false })
  expect(imports).toContainEqual({ target: 'lib/core/time.ts', isType: true })
  expect(imports).toContainEqual({ target: 'drizzle-orm', isType: false })
})

test('the repository is read: a check of the design on nothing would always pass', () => {
  const sources = listSources('lib', 'app', 'db')
  expect(sources.length).toBeGreaterThan(80)
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(300)
})

test('a circle is found, one of types alone is none', () => {
  expect(listCycles(mapOf(file('a', 'b'), file('b', 'c'), file('c', 'a')))).toEqual(['a → b → c → a'])
  expect(listCycles(mapOf(file('a', 'type b'), file('b', 'a')))).toEqual([])
})

test('what is reached follows values, not types', () => {
  const all = mapOf(file('a', 'b', 'type d'), file('b', 'c'), file('c'), file('d'))
  expect(listReachable([all.get('a')!], all).map(({ path }) => path)).toEqual(['a', 'b', 'c'])
})
