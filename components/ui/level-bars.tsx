import type { ReactNode } from 'react'

export type Level = { key: string; name: ReactNode /** 0 to 100. */; percent: number; detail: string }

/** How far each thing is, as a bar under its name, with the figures in words beside it. */
export function LevelBars({ levels }: { levels: readonly Level[] }) {
  return (
    <ul className="grid gap-4">
      {levels.map(({ key, name, percent, detail }) => (
        <li key={key} className="grid gap-1.5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium">{name}</span>
            <span className="text-sm text-muted">{detail}</span>
          </div>
          <div aria-hidden="true" className="h-2.5 overflow-hidden rounded-full bg-sunken">
            <div className="h-full rounded-full bg-accent" style={{ width: `${Math.min(100, percent)}%` }} />
          </div>
        </li>
      ))}
    </ul>
  )
}
