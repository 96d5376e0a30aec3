import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'

/** On public pages, which know nobody: the way to the member's own heart, by the login. */
export function HeartLink({ path, offer }: { path: string; offer: { name: string; slug: string } }) {
  const t = useTranslations('interests')
  return (
    <a
      href={`${path}?offre=${offer.slug}`}
      aria-label={t('likeLabel', { name: offer.name })}
      className="inline-flex min-h-11 items-center gap-1.5"
    >
      <Icon name="heart" />
      {t('like')}
    </a>
  )
}
