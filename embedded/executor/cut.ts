/**
 * What a failed query was given (hashes, one-time links) neither stays in our tables nor in the log: every text of an
 * error is cut where its parameters begin, also in one that was serialised twice.
 */
export function cutParameters<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(/(\n|\\n)params:[\s\S]*$/, '') as Value
  if (Array.isArray(value)) return value.map(cutParameters) as Value
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => key !== 'params' && key !== 'parameters')
  return Object.fromEntries(kept.map(([key, inner]) => [key, cutParameters(inner)])) as Value
}
