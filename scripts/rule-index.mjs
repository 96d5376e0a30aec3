// Writes docs/rules.md, the index of the business rules, from the sentences above them in lib/<domain>/rules.ts.
// With --check it only says whether the index is out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './lib/say.mjs'

const target = 'docs/rules.md'

const plain = (comment) =>
  comment
    .replace(/^\s*\/\*+|\*+\/\s*$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trim())
    .filter((line) => line && !line.startsWith('@'))
    .join(' ')
    .trim()

/** The promises that the noun keeps: the first comment of its file which stands above no export. */
function findPromises(source) {
  const comment = /^\/\*(?!\*)[\s\S]*?\*\/|^\/\*\*[\s\S]*?\*\/(?=\s*\n\s*\n)|^(?:\/\/.*\n)+/m.exec(source)?.[0] ?? ''
  return comment.startsWith('//')
    ? comment
        .replace(/^\/\/ ?/gm, '')
        .replace(/\n/g, ' ')
        .trim()
    : plain(comment)
}

function findRules(source) {
  const pattern = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*\nexport (?:async )?(?:function|const) (\w+)/g
  return [...source.matchAll(pattern)].map(([, comment, name]) => ({ name, sentence: plain(comment) }))
}

function describe(domain) {
  const file = join('lib', domain, 'rules.ts')
  const source = readFileSync(file, 'utf8')
  const rows = findRules(source).map(({ name, sentence }) => `| \`${name}\` | ${sentence.replaceAll('|', '\\|')} |`)
  return [
    `## [${domain}](../${file})`,
    '',
    findPromises(source),
    '',
    '| rule | what it says |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function makeIndex() {
  const domains = readdirSync('lib').filter((name) => existsSync(join('lib', name, 'rules.ts')))
  const intro =
    '# The business rules\n\nGenerated from `lib/<domain>/rules.ts` by `node scripts/rule-index.mjs`; reading those files is reading the business.\n'
  return `${[intro, ...domains.sort().map(describe)].join('\n').trim()}\n`
}

const wanted = makeIndex()
const isCurrent = existsSync(target) && readFileSync(target, 'utf8') === wanted
if (process.argv.includes('--check')) {
  if (!isCurrent) say(`${target} is out of date: run "node scripts/rule-index.mjs" and commit it.`)
  process.exit(isCurrent ? 0 : 1)
}
if (!isCurrent) writeFileSync(target, wanted)
