/**
 * @typedef {object} Measure
 * @property {string} promise 'P1'
 * @property {string} what
 * @property {string} figure as measured
 * @property {string} wanted as promised; '' where nothing is
 * @property {boolean | null} ok null: reported, not asserted
 * @property {string} [detail]
 */

/** @param {number[]} values */
export function median(values) {
  return percentile(values, 50)
}

/** Nearest rank. @param {number[]} values @param {number} share 0 to 100 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const round = (value, digits = 2) => Number(value.toFixed(digits))

/** @param {Measure[]} measures */
export function formatTable(measures) {
  const state = { true: 'kept', false: 'BROKEN', null: 'reported' }
  const rows = measures.map((one) => [
    one.promise,
    one.what,
    one.figure,
    one.wanted || '–',
    state[String(one.ok)],
    one.detail ?? '',
  ])
  const header = ['promise', 'what', 'measured', 'wanted', '', 'detail']
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
