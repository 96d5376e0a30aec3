import { useTranslations } from 'next-intl'
import { BottomBar, type NavItem, SubNav } from '@/components/ui/sub-nav'
import { logOutAction } from '@/lib/accounts/actions'
import { HiddenFields } from './hidden-fields'

/** The member's menu ([1.B6]) above the pages of 'Mon compte' and the cart, and four of its items at the thumb on phones. */
export function MemberMenu({ slug, cartCount: count }: { slug: string; cartCount: number }) {
  const t = useTranslations('accounts.menu')
  const at = (page: string) => `/${slug}/mon-compte/${page}`
  const follow: NavItem = { href: at('suivi'), label: t('follow'), icon: 'calendar' }
  const cart: NavItem = { href: `/${slug}/panier`, label: t('cart'), icon: 'bag', count }
  const items: NavItem[] = [
    { href: at('profil'), label: t('profile') },
    { href: at('eleves'), label: t('learners') },
    follow,
    { href: at('reserver'), label: t('book') },
    { href: at('achats'), label: t('purchases') },
    { href: at('acheter'), label: t('buy') },
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
        <SubNav label={t('label')} items={items} end={<LogOut slug={slug} label={t('logOut')} />} />
      </div>
      <div data-bottom-bar="">
        <BottomBar label={t('shortLabel')} items={thumb} />
      </div>
    </>
  )
}

function LogOut({ slug, label }: { slug: string; label: string }) {
  return (
    <form action={logOutAction}>
      <HiddenFields structure={slug} />
      <button
        type="submit"
        className="flex min-h-12 items-center px-4 whitespace-nowrap text-muted hover:text-ink focus-visible:outline-offset-[-3px]"
      >
        {label}
      </button>
    </form>
  )
}
