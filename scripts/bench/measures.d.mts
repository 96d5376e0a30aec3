export type Measure = {
  promise: string
  what: string
  figure: string
  wanted: string
  ok: boolean | null
  detail?: string
}
export function median(values: readonly number[]): number
export function percentile(values: readonly number[], share: number): number
export function round(value: number, digits?: number): number
export function formatTable(measures: readonly Measure[]): string
