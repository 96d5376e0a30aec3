'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'

export type NavItem = {
  href: string
  label: string
  /** A figure said with the label: lines of a cart. */
  count?: number
  icon?: IconName
  /** Also current on the pages below it. */
  deep?: boolean
}

/** Whether an item of a menu is where one is. */
export function isCurrent(item: NavItem, path: string): boolean {
  return path === item.href || (item.deep !== false && path.startsWith(`${item.href}/`))
}

/** The menu of a part of the site: a line of tabs which scrolls on a narrow screen. `end` holds what isn't a link ('Déconnexion'). */
export function SubNav({ label, items, end }: { label: string; items: NavItem[]; end?: React.ReactNode }) {
  const path = usePathname()
  const nav = useRef<HTMLElement>(null)
  // On a narrow screen the page's own tab may be out of sight; only the line of tabs moves, never the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another current tab
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (nav.current && current)
      nav.current.scrollLeft = current.offsetLeft - (nav.current.clientWidth - current.offsetWidth) / 2
  }, [path])
  return (
    <nav ref={nav} aria-label={label} className="no-print relative overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {items.map((item) => (
          <li key={item.href} className="shrink-0">
            <Link
              href={item.href as never}
              aria-current={isCurrent(item, path) ? 'page' : undefined}
              className="-mb-px flex min-h-12 items-center gap-2 border-b-2 border-transparent px-2.5 whitespace-nowrap sm:px-3 2xl:px-4 text-muted no-underline hover:text-ink focus-visible:outline-offset-[-3px] aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {item.label}
              {item.count ? <Count value={item.count} /> : null}
            </Link>
          </li>
        ))}
        {end ? <li className="shrink-0">{end}</li> : null}
      </ul>
    </nav>
  )
}

function Count({ value }: { value: number }) {
  return <span className="rounded-full bg-accent px-1.5 text-xs leading-5 font-semibold text-accent-ink">{value}</span>
}

/** Four items at the thumb, on phones only; the page leaves room for it with `pb-24 sm:pb-0`. */
export function BottomBar({ label, items }: { label: string; items: NavItem[] }) {
  const path = usePathname()
  return (
    <nav
      aria-label={label}
      className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="grid grid-cols-4">
        {items.slice(0, 4).map((item) => (
          <li key={item.href}>
            <Link
              href={item.href as never}
              aria-current={isCurrent(item, path) ? 'page' : undefined}
              className={cx(
                'relative grid min-h-15 content-center justify-items-center gap-0.5 px-1 text-xs text-muted no-underline',
                'focus-visible:outline-offset-[-3px] aria-[current]:font-semibold aria-[current]:text-accent',
              )}
            >
              {item.icon ? <Icon name={item.icon} className="text-xl" /> : null}
              <span>{item.label}</span>
              {item.count ? (
                <span className="absolute top-1.5 left-1/2 ml-2.5">
                  <Count value={item.count} />
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
