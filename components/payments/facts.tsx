import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode; help?: string }

/** What a buyer copies by hand, in large type: an account, an amount, a reference, an address. */
export function Facts({ facts, columns = false }: { facts: readonly Fact[]; columns?: boolean }) {
  return (
    <dl className={columns ? 'grid gap-4 sm:grid-cols-2' : 'grid gap-4'}>
      {facts.map(({ label, value, help }) => (
        <div key={label}>
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="display text-xl break-words">{value}</dd>
          {help ? <dd className="mt-1 text-sm text-muted">{help}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
