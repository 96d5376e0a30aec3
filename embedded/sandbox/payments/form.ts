/** Parameters as Stripe's forms nest them: 'metadata[order]=1', 'expand[]=a', 'types[0]=b'. */
export type Params = { [key: string]: ParamValue }
export type ParamValue = string | Params | ParamValue[]

const UNSAFE = new Set(['__proto__', 'constructor', 'prototype'])

function assign(target: Params, path: string[], value: string): void {
  let node: Params = target
  for (const [i, raw] of path.entries()) {
    const key = raw === '' ? String(Object.keys(node).length) : raw
    if (UNSAFE.has(key)) return
    if (i === path.length - 1) {
      node[key] = value
      return
    }
    const next = node[key]
    if (typeof next !== 'object') node[key] = {}
    node = node[key] as Params
  }
}

/** An object whose keys are 0…n-1 is a list. */
function toLists(value: ParamValue): ParamValue {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const keys = Object.keys(value)
  const entries = keys.map((key) => toLists(value[key]!))
  if (keys.length > 0 && keys.every((key, i) => key === String(i))) return entries
  return Object.fromEntries(keys.map((key, i) => [key, entries[i]!]))
}

export function parseForm(text: string): Params {
  const params: Params = {}
  for (const [key, value] of new URLSearchParams(text)) {
    const [head, ...rest] = key.split('[')
    assign(params, [head!, ...rest.map((part) => part.replace(/\]$/, ''))], value)
  }
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, toLists(value)]))
}

export const asText = (value: ParamValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
export const asObject = (value: ParamValue | undefined): Params | undefined =>
  typeof value === 'object' && !Array.isArray(value) ? value : undefined
export const asList = (value: ParamValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

/** Same parameters, same text, whatever their order: what an idempotency key is compared by. */
export function canonical(value: ParamValue): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key]!)}`).join(',')}}`
}

/** The parameters without any card data, for the log of requests. */
export function redact(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (key === 'card' && typeof value === 'object') return [key, '[card]']
      if (key === 'key') return [key, '[key]']
      const inner = asObject(value)
      return [key, inner ? redact(inner) : value]
    }),
  )
}
