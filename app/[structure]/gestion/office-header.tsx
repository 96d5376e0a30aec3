import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { Logo } from '@/components/site/logo'
import { SkipLink } from '@/components/ui/hidden'
import { type NavItem, SubNav } from '@/components/ui/sub-nav'
import { logOutAction } from '@/lib/accounts/actions'
import { listOfficePages } from './menu'

type Props = {
  structure: { slug: string; name: string; tagline: string }
  staff: { name: string; roles: Parameters<typeof listOfficePages>[0] } | null
}

/** The head of the office's pages: where one is, as whom, and the menu that one's roles open. */
export function OfficeHeader({ structure: { slug, name, tagline }, staff }: Props) {
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
          <Logo name={name} tagline={staff ? t('label') : tagline} />
        </a>
        {staff ? <span className="text-sm text-muted">{t('signedIn', { name: staff.name })}</span> : null}
        <a href={`/${slug}`} className="inline-flex min-h-11 items-center text-sm">
          {t('site')}
        </a>
        {staff ? <LogOut slug={slug} label={t('logOut')} /> : null}
      </div>
      {staff ? <Menu slug={slug} roles={staff.roles} /> : null}
    </header>
  )
}

function Menu({ slug, roles }: { slug: string; roles: Parameters<typeof listOfficePages>[0] }) {
  const t = useTranslations('desk.menu')
  const pages = listOfficePages(roles)
  if (pages.length === 0) return null
  const items: NavItem[] = [
    { href: `/${slug}/gestion`, label: t('home'), deep: false },
    ...pages.map(({ path, key }) => ({ href: `/${slug}/gestion/${path}`, label: t(key) })),
  ]
  return (
    <div className="page -mb-px">
      <SubNav label={t('label')} items={items} />
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
