import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { HiddenFields } from '@/components/account/hidden-fields'
import { Logo, type LogoStructure } from '@/components/site/logo'
import { SkipLink } from '@/components/ui/hidden'
import { type NavItem, SubNav } from '@/components/ui/sub-nav'
import { logOutAction } from '@/lib/accounts/actions'
import type { StaffRole } from '@/lib/core/actor'
import type { Module } from '@/lib/structures/types'
import { listOfficePages, type OfficePage, officeAreas } from './menu'

type Props = {
  structure: LogoStructure & { tagline: string; settings: { modules: readonly Module[] } }
  staff: { name: string; roles: readonly StaffRole[] } | null
}

/** The head of the office's pages: where one is, as whom, and the menu that one's roles open. */
export function OfficeHeader({ structure, staff }: Props) {
  const { slug, tagline } = structure
  const t = useTranslations('desk.menu')
  const site = useTranslations('site')
  return (
    <header className="no-print border-b border-line bg-paper">
      <SkipLink>{site('skip')}</SkipLink>
      <div className="page flex min-h-16 flex-wrap items-center gap-x-6 gap-y-1 py-2">
        <a
          href={staff ? `/${slug}/gestion` : `/${slug}`}
          className="mr-auto flex min-h-11 items-center text-ink no-underline"
        >
          <Logo structure={structure} tagline={staff ? t('label') : tagline} />
        </a>
        {staff ? <span className="text-sm text-muted">{t('signedIn', { name: staff.name })}</span> : null}
        <a href={`/${slug}`} className="inline-flex min-h-11 items-center text-sm">
          {t('site')}
        </a>
        {staff ? <LogOut slug={slug} label={t('logOut')} /> : null}
      </div>
      {staff ? <Menu slug={slug} pages={listOfficePages(staff.roles, structure.settings.modules)} /> : null}
    </header>
  )
}

/** One line that scrolls on a narrow screen; on a wide one a line for each area, so that every page is in sight. */
function Menu({ slug, pages }: { slug: string; pages: OfficePage[] }) {
  const t = useTranslations('desk.menu')
  if (pages.length === 0) return null
  const itemOf = ({ path, key }: OfficePage): NavItem => ({ href: `/${slug}/gestion/${path}`, label: t(key) })
  const home: NavItem = { href: `/${slug}/gestion`, label: t('home'), deep: false }
  const areas = officeAreas.filter((area) => pages.some((page) => page.area === area))
  const lines = areas.map((area) => ({ area, items: pages.filter((page) => page.area === area).map(itemOf) }))
  const hasOne = areas.length === 1
  return (
    <div className="page -mb-px">
      <div className={hasOne ? '' : 'xl:hidden'}>
        <SubNav label={t('label')} items={[home, ...pages.map(itemOf)]} />
      </div>
      {hasOne ? null : (
        <div className="hidden grid-cols-[auto_1fr] items-center gap-x-4 xl:grid">
          {lines.map(({ area, items }, rank) => (
            <Fragment key={area}>
              <span className="text-sm text-muted">{t(`areas.${area}`)}</span>
              <SubNav label={t(`areas.${area}`)} items={rank === 0 ? [home, ...items] : items} />
            </Fragment>
          ))}
        </div>
      )}
    </div>
  )
}

function LogOut({ slug, label }: { slug: string; label: string }) {
  return (
    <form action={logOutAction}>
      <HiddenFields structure={slug} />
      <button type="submit" className="inline-flex min-h-11 items-center text-sm text-muted hover:text-ink">
        {label}
      </button>
    </form>
  )
}
