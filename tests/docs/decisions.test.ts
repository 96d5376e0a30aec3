import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const index = readFileSync('docs/decisions/README.md', 'utf8')
const records = readdirSync('docs/decisions').filter((name) => name !== 'README.md')

test('every decision has a day and a line in the index, under its own title', () => {
  const wanted = records.map((name) => {
    const title = /^# (.+)$/m.exec(readFileSync(`docs/decisions/${name}`, 'utf8'))?.[1]
    return `| ${name.slice(0, 10)} | [${title}](${name}) |`
  })
  expect(wanted.filter((line) => !index.includes(line))).toEqual([])
  expect(records.filter((name) => !/^\d{4}-\d{2}-\d{2}-[a-z-]+\.md$/.test(name))).toEqual([])
})

test('the index names no decision that isn’t there', () => {
  const named = [...index.matchAll(/\]\(([^)]+\.md)\)/g)].map(([, name]) => name!)
  expect(named.filter((name) => !records.includes(name))).toEqual([])
})
