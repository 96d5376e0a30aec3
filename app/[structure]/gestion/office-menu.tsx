'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/icon'
import { isCurrent, type NavItem } from '@/components/ui/sub-nav'

export type MenuGroup = { key: string; label: string; items: NavItem[] }
type Props = { label: string; groups: MenuGroup[]; foot: ReactNode }

/** Every page that one's roles open: a column beside the page where there is room, folded under 'Menu' elsewhere. */
export function OfficeMenu({ label, groups, foot }: Props) {
  const path = usePathname()
  const folded = useRef<HTMLDetailsElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once elsewhere, the menu that led there folds
  useEffect(() => {
    if (folded.current) folded.current.open = false
  }, [path])
  return (
    <>
      <details ref={folded} className="page pb-2 xl:hidden">
        <summary className="button button-quiet inline-flex w-fit cursor-pointer list-none items-center gap-2">
          <Icon name="menu" />
          {label}
        </summary>
        <nav aria-label={label} className="grid gap-x-8 gap-y-5 py-4 sm:grid-cols-2 lg:grid-cols-4">
          <Groups groups={groups} path={path} />
        </nav>
        <div className="border-t border-line py-2">{foot}</div>
      </details>
      <nav aria-label={label} className="hidden gap-5 px-3 py-2 xl:grid">
        <Groups groups={groups} path={path} />
      </nav>
      <div className="mt-auto hidden border-t border-line px-5 py-3 xl:block">{foot}</div>
    </>
  )
}

function Groups({ groups, path }: { groups: MenuGroup[]; path: string }) {
  return groups.map(({ key, label, items }) => (
    <div key={key} className="grid content-start gap-0.5">
      {label ? <p className="px-2 pb-1 text-sm text-muted">{label}</p> : null}
      <ul className="grid gap-0.5">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href as never}
              aria-current={isCurrent(item, path) ? 'page' : undefined}
              className="flex min-h-11 items-center gap-2.5 rounded-s px-2 text-ink no-underline hover:bg-surface xl:min-h-9 aria-[current]:bg-surface aria-[current]:font-semibold aria-[current]:text-accent"
            >
              {item.icon ? <Icon name={item.icon} className="shrink-0 text-muted" /> : null}
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ))
}
