import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { findChapterOf, helpPath } from '@/lib/help/rules'
import { formatPhone, legalPages, listMenu, pathOf } from '@/lib/site/rules'
import { isOpen } from '@/lib/structures/rules'
import type { StructureSettings } from '@/lib/structures/types'
import { Sign } from './logo'
import { useMenuLabel } from './menu-label'
import type { SiteStructure } from './site-header'
import { ThemeSwitch } from './theme-switch'

export type FooterStructure = SiteStructure & {
  settings: Pick<StructureSettings, 'address' | 'phone' | 'email'>
}

export const footerLinkClass =
  'inline-flex min-h-11 items-center text-stage-ink no-underline hover:text-stage-ink hover:underline'

/** The foot of every page: how to reach the structure, its papers, the theme. Dark in both themes, as a stage is. */
type Props = { structure: FooterStructure; current?: string; help?: ReactNode }

export function SiteFooter({ structure, current = '', help }: Props) {
  const t = useTranslations('site')
  const labelOf = useMenuLabel(structure.name)
  const { address, phone, email } = structure.settings
  return (
    <footer data-structure={structure.slug} data-theme="dark" className="mt-16 bg-stage text-stage-ink">
      <div className="page grid gap-x-10 gap-y-8 py-12 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1fr_1fr]">
        <div className="grid content-start gap-3">
          <p className="flex items-center gap-3">
            <Sign structure={structure} className="size-8 text-accent" />
            <span className="display text-xl">{structure.name}</span>
          </p>
          <address className="text-stage-muted not-italic">
            {address.line1}
            <br />
            {address.postcode} {address.city}
          </address>
          <p className="grid">
            <a className={footerLinkClass} href={`tel:${phone}`}>
              {formatPhone(phone)}
            </a>
            <a className={footerLinkClass} href={`mailto:${email}`}>
              {email}
            </a>
          </p>
        </div>
        <FooterLinks
          title={t('footer.school')}
          links={listMenu(structure.settings).map((entry) => [pathOf(structure.slug, entry.page), labelOf(entry)])}
        />
        <FooterLinks
          title={t('footer.papers')}
          links={legalPages.map((page) => [pathOf(structure.slug, page), t(`legal.${page}`)])}
        />
        <div className="grid content-start gap-3">
          <div className="js-only">
            <ThemeSwitch />
          </div>
          <p>
            {help ?? (
              <a
                className={footerLinkClass}
                href={helpPath(structure.slug, 'member', findChapterOf('member', current))}
              >
                {t('footer.help')}
              </a>
            )}
          </p>
        </div>
      </div>
      <div className="page">
        <p className="border-t border-stage-line py-5 text-sm text-stage-muted">
          {t(isOpen(structure.settings.modules, 'panier') ? 'footer.made' : 'footer.madeWithoutCart', {
            name: structure.name,
            tagline: structure.tagline,
          })}
        </p>
      </div>
    </footer>
  )
}

function FooterLinks({ title, links }: { title: string; links: [string, string][] }) {
  return (
    <nav aria-label={title}>
      <p className="mb-1 text-sm font-semibold tracking-wide text-stage-muted">{title}</p>
      <ul>
        {links.map(([href, label]) => (
          <li key={href}>
            <a className={footerLinkClass} href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
