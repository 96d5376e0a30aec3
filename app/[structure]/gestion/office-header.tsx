import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { StructureSwitch } from '@/components/account/structure-switch'
import { Logo, type LogoStructure } from '@/components/site/logo'
import { SkipLink } from '@/components/ui/hidden'
import type { NavItem } from '@/components/ui/sub-nav'
import { logOutAction } from '@/lib/accounts/actions'
import type { Elsewhere } from '@/lib/client-files/queries/find-member-context'
import type { StaffRole } from '@/lib/core/actor'
import type { Module } from '@/lib/structures/types'
import { listOfficePages, type OfficePage, officeAreas } from './menu'
import { type MenuGroup, OfficeMenu } from './office-menu'

type Props = {
  structure: LogoStructure & { tagline: string; settings: { modules: readonly Module[] } }
  staff: { name: string; roles: readonly StaffRole[] } | null
  /** The other offices that the same login opens. */
  elsewhere: readonly Elsewhere[]
}

/** The frame of the office's pages: where one is, as whom, and every page that one's roles open. */
export function OfficeHeader({ structure, staff, elsewhere }: Props) {
  const { slug, tagline } = structure
  const t = useTranslations('desk.menu')
  const site = useTranslations('site')
  return (
    <header className="no-print border-b border-line bg-paper xl:sticky xl:top-0 xl:flex xl:h-dvh xl:flex-col xl:overflow-y-auto xl:border-r xl:border-b-0">
      <SkipLink>{site('skip')}</SkipLink>
      <div className="page flex min-h-16 flex-wrap items-center gap-x-6 gap-y-1 py-2 xl:flex-col xl:items-start xl:px-5 xl:py-4">
        <a
          href={staff ? `/${slug}/gestion` : `/${slug}`}
          className="mr-auto flex min-h-11 items-center text-ink no-underline"
        >
          <Logo structure={structure} tagline={staff ? t('label') : tagline} />
        </a>
        <StructureSwitch elsewhere={elsewhere.filter(({ isStaff }) => isStaff)} home="gestion" />
      </div>
      {staff ? (
        <OfficeMenu
          label={t('open')}
          groups={groupPages(slug, listOfficePages(staff.roles, structure.settings.modules), t)}
          foot={<Foot slug={slug} name={staff.name} />}
        />
      ) : null}
    </header>
  )
}

type Words = ReturnType<typeof useTranslations<'desk.menu'>>

/** The pages by area, after the home. */
function groupPages(slug: string, pages: OfficePage[], t: Words): MenuGroup[] {
  const home: NavItem = { href: `/${slug}/gestion`, label: t('home'), deep: false, icon: 'home' }
  const areas = officeAreas.filter((area) => pages.some((page) => page.area === area))
  const itemOf = ({ path, key, icon }: OfficePage): NavItem => ({
    href: `/${slug}/gestion/${path}`,
    label: t(key),
    icon,
  })
  return [
    { key: 'home', label: '', items: [home] },
    ...areas.map((area) => ({
      key: area,
      label: t(`areas.${area}`),
      items: pages.filter((page) => page.area === area).map(itemOf),
    })),
  ]
}

/** As whom one is here, and the ways out. */
function Foot({ slug, name }: { slug: string; name: string }) {
  const t = useTranslations('desk.menu')
  return (
    <div className="flex flex-wrap items-center gap-x-6 xl:flex-col xl:items-start">
      <span className="py-1 text-sm text-muted">{t('signedIn', { name })}</span>
      <a href={`/${slug}`} className="inline-flex min-h-11 items-center text-sm xl:min-h-9">
        {t('site')}
      </a>
      <form action={logOutAction}>
        <HiddenFields structure={slug} />
        <button
          type="submit"
          className="inline-flex min-h-11 items-center text-sm text-muted hover:text-ink xl:min-h-9"
        >
          {t('logOut')}
        </button>
      </form>
    </div>
  )
}
