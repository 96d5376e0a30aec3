/**
 * The part of Inngest's expression language that this executor knows: paths of the event, quoted texts, `+` between
 * them for keys; `==` and `!=` joined by `&&` for conditions. Anything else is named when the function is registered.
 */
const token = /^(?:event(?:\.[A-Za-z_]\w*|\[(?:"[^"]*"|'[^']*')\])+|"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?|true|false|null)$/

const terms = (expression: string): string[] => expression.split('+').map((term) => term.trim())
const comparisons = (expression: string): string[] => expression.split('&&').map((part) => part.trim())
const sides = (comparison: string) => /^(.+?)\s*(==|!=)\s*(.+)$/.exec(comparison)

export const isKnownKey = (expression: string): boolean => terms(expression).every((term) => token.test(term))

export const isKnownCondition = (expression: string): boolean =>
  comparisons(expression).every((comparison) => {
    const match = sides(comparison)
    return match !== null && token.test(match[1]!) && token.test(match[3]!)
  })

function readTerm(term: string, event: unknown): unknown {
  if (!term.startsWith('event')) return /^['"]/.test(term) ? term.slice(1, -1) : JSON.parse(term)
  const path = [...term.matchAll(/\.([A-Za-z_]\w*)|\[["']([^"']*)["']\]/g)].map((match) => match[1] ?? match[2]!)
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    event,
  )
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? 'null' : JSON.stringify(value)

export const computeKey = (expression: string, event: unknown): string =>
  terms(expression)
    .map((term) => asText(readTerm(term, event)))
    .join('')

export const isTrue = (expression: string, event: unknown): boolean =>
  comparisons(expression).every((comparison) => {
    const [, left, operator, right] = sides(comparison)!
    const isSame = asText(readTerm(left!, event)) === asText(readTerm(right!, event))
    return operator === '==' ? isSame : !isSame
  })
