import { getTranslations } from 'next-intl/server'
import { NotFoundScene } from '@/components/site/not-found-scene'
import { WayOut } from '../(site)/way-out'

/** An order that doesn't exist, or is somebody else's: the same page ([0.I9]). */
export default async function NotFound() {
  const t = await getTranslations('site.notFound')
  return (
    <NotFoundScene>
      <WayOut home={t('home')} contact={t('contact')} />
    </NotFoundScene>
  )
}
