import { cx } from './cx'
import { Icon } from './icon'

export type PunchCardProps = {
  total: number
  taken: number
  reserved: number
  /** The whole card in words: '10 cours : 3 pris, 2 réservés, 5 restants'. */
  label: string
}

const looks = {
  taken: 'border-accent bg-accent text-accent-ink',
  reserved: 'border-dashed border-accent bg-accent-soft text-accent',
  left: 'border-[color-mix(in_oklch,var(--accent)_45%,transparent)] bg-surface text-accent',
}

/** A pass as a punched card, ten lessons a row: punched, pencilled in, blank. Shape and border tell the states apart without colour. */
export function PunchCard({ total, taken, reserved, label }: PunchCardProps) {
  const stateOf = (rank: number) => (rank < taken ? 'taken' : rank < taken + reserved ? 'reserved' : 'left')
  return (
    <div role="img" aria-label={label} className="grid w-full max-w-[25rem] grid-cols-10 gap-1.5">
      {Array.from({ length: total }, (_, rank) => {
        const state = stateOf(rank)
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: holes are told apart by their rank only
            key={rank}
            className={cx(
              'hole grid aspect-square max-w-8 place-items-center rounded-full border-2 text-[0.7rem] leading-none sm:text-xs',
              looks[state],
            )}
          >
            {state === 'taken' ? <Icon name="check" className="size-[1.1em] [stroke-width:3]" /> : rank + 1}
          </span>
        )
      })}
    </div>
  )
}
