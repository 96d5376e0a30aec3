// Writes docs/rules.md, the index of the business rules: the sentences above them in lib/<domain>/rules.ts, and from
// each sentence on screen (messages/fr) to the rule or command that gives it.
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

/** Source files of a room, whose commands may be a folder. */
const listFiles = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('types.ts'))

/** @returns {Map<string, string[]>} code of a refusal → the files that give it, its rules first */
function findGivers() {
  const givers = new Map()
  const files = [...listFiles('lib'), 'db/constraints.ts'].sort(
    (a, b) => Number(b.endsWith('rules.ts')) - Number(a.endsWith('rules.ts')) || (a < b ? -1 : 1),
  )
  for (const file of files) {
    for (const [, code] of readFileSync(file, 'utf8').matchAll(/'(\w+)'/g)) {
      const known = givers.get(code) ?? []
      if (!known.includes(file)) givers.set(code, [...known, file])
    }
  }
  return givers
}

/** The sentences of the catalogue's `refusals`, with their codes. */
function listRefusals() {
  return readdirSync('messages/fr').flatMap((name) => {
    const source = readFileSync(join('messages/fr', name), 'utf8').replace(/\\u([0-9a-f]{4})/g, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    return [...source.matchAll(/^( *)refusals: \{([\s\S]*?)^\1\}/gm)].flatMap(([, , block]) =>
      [...block.matchAll(/(\w+):\s*'((?:[^'\\]|\\.)*)'/g)].map(([, code, text]) => ({ code, text })),
    )
  })
}

function describeRefusals() {
  const givers = findGivers()
  const link = (file) => `[${file.replace('lib/', '')}](../${file})`
  const rows = listRefusals().map(({ code, text }) => {
    const files = givers.get(code) ?? []
    const rules = files.filter((file) => file.endsWith('rules.ts'))
    return `| ${text.replaceAll('|', '\\|')} | \`${code}\` | ${(rules.length > 0 ? rules : files).slice(0, 3).map(link).join(', ')} |`
  })
  return [
    '## From the sentence on screen to its rule',
    '',
    '| on screen | code | given by |',
    '|---|---|---|',
    ...new Set(rows.sort((a, b) => a.localeCompare(b, 'fr'))),
    '',
  ].join('\n')
}

function makeIndex() {
  const domains = readdirSync('lib').filter((name) => existsSync(join('lib', name, 'rules.ts')))
  const intro =
    '# The business rules\n\nGenerated from `lib/<domain>/rules.ts` by `node scripts/rule-index.mjs`; reading those files is reading the business.\n'
  return `${[intro, ...domains.sort().map(describe), describeRefusals()].join('\n').trim()}\n`
}

const wanted = makeIndex()
const isCurrent = existsSync(target) && readFileSync(target, 'utf8') === wanted
if (process.argv.includes('--check')) {
  if (!isCurrent) say(`${target} is out of date: run "node scripts/rule-index.mjs" and commit it.`)
  process.exit(isCurrent ? 0 : 1)
}
if (!isCurrent) writeFileSync(target, wanted)
