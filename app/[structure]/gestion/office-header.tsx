import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { StructureSwitch } from '@/components/account/structure-switch'
import { HelpLink } from '@/components/help/help-link'
import { PaletteButton } from '@/components/office/palette-button'
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
      <div className="page flex min-h-16 flex-wrap items-center gap-x-6 gap-y-1 py-2 xl:shrink-0 xl:flex-col xl:flex-nowrap xl:items-start xl:gap-y-3 xl:px-5 xl:py-4">
        <a
          href={staff ? `/${slug}/gestion` : `/${slug}`}
          className="mr-auto flex min-h-11 items-center text-ink no-underline"
        >
          <Logo structure={structure} tagline={staff ? t('label') : tagline} />
        </a>
        {staff ? <Finder slug={slug} /> : null}
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

/** To any client, order, course or page ([2.A1]). */
function Finder({ slug }: { slug: string }) {
  const t = useTranslations('files.palette')
  const words = {
    label: t('label'),
    placeholder: t('placeholder'),
    loading: t('loading'),
    none: t('none'),
    failed: t('failed'),
    kinds: { page: t('kinds.page'), client: t('kinds.client'), order: t('kinds.order'), course: t('kinds.course') },
  }
  return <PaletteButton href={`/${slug}/gestion/chercher`} label={t('open')} shortcut={t('shortcut')} words={words} />
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
  const help = useTranslations('help')
  return (
    <div className="flex flex-wrap items-center gap-x-6 xl:flex-col xl:items-start">
      <span className="py-1 text-sm text-muted">{t('signedIn', { name })}</span>
      <HelpLink
        slug={slug}
        audience="staff"
        label={help('link')}
        className="inline-flex min-h-11 items-center text-sm xl:min-h-9"
      />
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
