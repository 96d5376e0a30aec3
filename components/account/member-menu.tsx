import { useTranslations } from 'next-intl'
import { HelpLink } from '@/components/help/help-link'
import { BottomBar, type NavItem, SubNav } from '@/components/ui/sub-nav'
import { logOutAction } from '@/lib/accounts/actions'
import type { Elsewhere } from '@/lib/client-files/queries/find-member-context'
import { isOpenPath } from '@/lib/structures/rules'
import type { Module } from '@/lib/structures/types'
import { HiddenFields } from './hidden-fields'
import { StructureSwitch } from './structure-switch'

type Props = { slug: string; modules: readonly Module[]; cartCount: number; elsewhere: readonly Elsewhere[] }

/** The member's menu ([1.B6]), of what the structure runs, above the pages of 'Mon compte' and the cart, and four of its items at the thumb on phones. */
export function MemberMenu({ slug, modules, cartCount: count, elsewhere }: Props) {
  const t = useTranslations('accounts.menu')
  const help = useTranslations('help')
  const at = (page: string) => `/${slug}/mon-compte/${page}`
  const follow: NavItem = { href: at('suivi'), label: t('follow'), icon: 'calendar' }
  const cart: NavItem = { href: `/${slug}/panier`, label: t('cart'), icon: 'bag', count }
  const isShown = ({ href }: NavItem) => isOpenPath(modules, href)
  const items: NavItem[] = [
    { href: at('profil'), label: t('profile') },
    { href: at('eleves'), label: t('learners') },
    follow,
    { href: at('reserver'), label: t('book') },
    { href: at('achats'), label: t('purchases') },
    { href: at('acheter'), label: t('buy') },
    { href: at('interets'), label: t('interests') },
    cart,
  ]
  const thumb: NavItem[] = [
    follow,
    { href: at('reserver'), label: t('bookShort'), icon: 'calendar-plus' },
    { href: at('acheter'), label: t('buyShort'), icon: 'ticket' },
    { ...cart, label: t('cartShort') },
  ]
  return (
    <>
      <div className="page">
        <StructureSwitch elsewhere={elsewhere.filter(({ isMember }) => isMember)} home="mon-compte" />
        <SubNav
          label={t('label')}
          items={items.filter(isShown)}
          end={<End slug={slug} logOut={t('logOut')} help={help('link')} />}
        />
      </div>
      {thumb.some(isShown) ? (
        <div data-bottom-bar="">
          <BottomBar label={t('shortLabel')} items={thumb.filter(isShown)} />
        </div>
      ) : null}
    </>
  )
}

/** What isn't a page of the account: the guide, and the way out. */
function End({ slug, logOut, help }: { slug: string; logOut: string; help: string }) {
  const look = 'flex min-h-12 items-center px-3 whitespace-nowrap 2xl:px-4 text-muted no-underline hover:text-ink'
  return (
    <div className="flex">
      <HelpLink slug={slug} audience="member" label={help} className={look} />
      <LogOut slug={slug} label={logOut} />
    </div>
  )
}

function LogOut({ slug, label }: { slug: string; label: string }) {
  return (
    <form action={logOutAction}>
      <HiddenFields structure={slug} />
      <button
        type="submit"
        className="flex min-h-12 items-center px-3 whitespace-nowrap 2xl:px-4 text-muted hover:text-ink focus-visible:outline-offset-[-3px]"
      >
        {label}
      </button>
    </form>
  )
}
