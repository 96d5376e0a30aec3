import { cx } from './cx'

/** Decorative: whoever shows it says in words what is under way. */
export function Spinner({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={cx('size-[1.15em] shrink-0 animate-spin', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
    >
      <path d="M12 3a9 9 0 1 0 9 9" />
    </svg>
  )
}

/** A wait of unknown length that says what it is doing, announced politely. */
export function Waiting({ label }: { label: string }) {
  return (
    <p role="status" className="flex items-center gap-3 text-muted">
      <Spinner className="text-accent" />
      <span>{label}</span>
    </p>
  )
}

/** A wait of known length: `value` out of `max`. */
export function Progress({ label, value, max = 100 }: { label: string; value: number; max?: number }) {
  return (
    <label className="grid gap-1.5 text-sm text-muted">
      <span>{label}</span>
      <progress value={value} max={max} className="progress h-2 w-full" />
    </label>
  )
}
