import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const folders = ['docs', 'docs/guides', 'docs/decisions']
const pages = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)
const documents = ['README.md', ...pages]
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts)

/** What every document says of a kind, as 'document: what'; code between fences and in backticks isn't a link. */
const listSaid = (pattern: RegExp, isCodeToo = true) =>
  documents.flatMap((path) => {
    const text = readFileSync(path, 'utf8')
    const read = isCodeToo ? text : text.replace(/```[\s\S]*?```|`[^`]*`/g, '')
    return [...read.matchAll(pattern)].map(([, said]) => ({ path, said: said! }))
  })
const listWrong = (said: { path: string; said: string }[], isRight: (path: string, said: string) => boolean) =>
  said.filter((one) => !isRight(one.path, one.said)).map((one) => `${one.path}: ${one.said}`)

test('a link of a document leads somewhere', () => {
  const links = listSaid(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g, false)
  expect(links.length).toBeGreaterThan(50)
  expect(listWrong(links, (path, target) => existsSync(join(dirname(path), target)))).toEqual([])
})

test('a file that a document names exists', () => {
  const files = listSaid(
    /`((?:app|components|db|docs|drizzle|emails|embedded|lib|messages|papers|scripts|tests)\/[^`\s*{}<>…]+\.\w{2,4})`/g,
  )
  expect(files.length).toBeGreaterThan(50)
  expect(listWrong(files, (_, file) => existsSync(file))).toEqual([])
})

test('a command that a document names is one of package.json, or a script', () => {
  const named = listSaid(/npm run ([\w:-]+)/g)
  expect(listWrong(named, (_, script) => scripts.includes(script))).toEqual([])
  expect(listWrong(listSaid(/node (scripts\/[\w./-]+)/g), (_, file) => existsSync(file))).toEqual([])
})
