import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import { SkipLink } from '@/components/ui/hidden'
import { Icon } from '@/components/ui/icon'
import { listMenu, pathOf } from '@/lib/site/rules'
import { isOpen } from '@/lib/structures/rules'
import type { StructureSettings } from '@/lib/structures/types'
import { Logo } from './logo'
import { useMenuLabel } from './menu-label'

export type SiteStructure = {
  slug: string
  name: string
  tagline: string
  logoId: string | null
  settings: Pick<StructureSettings, 'modules' | 'menu'>
}

type Props = {
  structure: SiteStructure
  /** The entry of the menu that the page belongs to. */
  current?: string
  /** Where the server knows it; elsewhere a script reads the cookie's number. */
  cartCount?: number
}

/** The head of every page, public or personal ([1.A1]). On narrow screens the menu folds in a `<details>`. */
export function SiteHeader({ structure, current, cartCount }: Props) {
  const t = useTranslations('site')
  return (
    <header className="border-b border-line bg-paper">
      <SkipLink>{t('skip')}</SkipLink>
      <div className="page flex min-h-[4.75rem] items-center gap-x-5 py-2.5">
        <a
          href={pathOf(structure.slug, '')}
          className="mr-auto flex min-h-11 items-center rounded-s text-ink no-underline hover:text-ink"
        >
          <Logo structure={structure} tagline={structure.tagline} />
        </a>
        <nav aria-label={t('menu.label')} className="hidden lg:block">
          <Entries structure={structure} current={current} className="flex gap-x-5" />
        </nav>
        <div className="flex items-center gap-2.5">
          <a
            href={pathOf(structure.slug, 'mon-compte')}
            aria-current={current === 'mon-compte' ? 'page' : undefined}
            className={buttonClass('quiet', 'normal', 'max-lg:hidden')}
          >
            {t('menu.account')}
          </a>
          {isOpen(structure.settings.modules, 'panier') ? (
            <a
              href={pathOf(structure.slug, 'panier')}
              aria-current={current === 'panier' ? 'page' : undefined}
              className={buttonClass('primary', 'normal', 'whitespace-nowrap')}
            >
              <span>
                {t('menu.cart')}
                <CartCount count={cartCount} />
              </span>
            </a>
          ) : null}
          <SmallMenu structure={structure} current={current} />
        </div>
      </div>
    </header>
  )
}

/** ' · 2', or nothing. Its text is the script's own business, so React leaves it alone. */
function CartCount({ count }: { count?: number }) {
  const html = count ? ` · ${Math.trunc(count)}` : ''
  return (
    <span
      {...(count === undefined ? { 'data-cart-count': '' } : {})}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a number
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}

function SmallMenu({ structure, current }: Pick<Props, 'structure' | 'current'>) {
  const t = useTranslations('site')
  return (
    <details data-menu className="group/menu relative lg:hidden">
      <summary
        aria-label={t('menu.open')}
        className="grid size-11 place-items-center rounded-full border border-line-strong text-xl text-ink"
      >
        <Icon name="menu" className="group-open/menu:hidden" />
        <Icon name="x" className="hidden group-open/menu:block" />
      </summary>
      <nav
        aria-label={t('menu.label')}
        className="absolute right-0 z-30 mt-3 w-64 rounded-l border border-line bg-surface p-3 shadow-card"
      >
        <Entries structure={structure} current={current} className="grid" />
        <a
          href={pathOf(structure.slug, 'mon-compte')}
          className={buttonClass('quiet', 'normal', 'mt-2 w-full')}
          aria-current={current === 'mon-compte' ? 'page' : undefined}
        >
          {t('menu.account')}
        </a>
      </nav>
    </details>
  )
}

function Entries({ structure, current, className }: Pick<Props, 'structure' | 'current'> & { className: string }) {
  const labelOf = useMenuLabel(structure.name)
  return (
    <ul className={className}>
      {listMenu(structure.settings).map((entry) => (
        <li key={entry.page}>
          <a
            href={pathOf(structure.slug, entry.page)}
            aria-current={current === entry.page ? 'page' : undefined}
            className="flex min-h-11 items-center border-b-2 border-transparent font-medium whitespace-nowrap text-ink no-underline hover:text-accent aria-[current]:border-accent max-lg:px-3 max-lg:aria-[current]:border-transparent max-lg:aria-[current]:text-accent"
          >
            {labelOf(entry)}
          </a>
        </li>
      ))}
    </ul>
  )
}
