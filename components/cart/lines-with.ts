import type { LoadedCart } from '@/lib/cart/queries'
import type { CartLine, LineProblemCode } from '@/lib/cart/types'

/** The lines that one of these reasons stands against. */
export function linesWith({ cart, problems }: LoadedCart, ...codes: LineProblemCode[]): CartLine[] {
  return cart.lines.filter((line) => problems.some(({ lineId, code }) => lineId === line.id && codes.includes(code)))
}
