import { getTranslations } from 'next-intl/server'
import type { FrameWords } from './mail-frame'

/** The words around a mail that is shown as it arrives: the same wherever one is. */
export async function readFrameWords(): Promise<FrameWords> {
  const t = await getTranslations('deliveries.frame')
  return {
    title: t('title'),
    screen: t('screen'),
    phone: t('phone'),
    desktop: t('desktop'),
    theme: t('theme'),
    light: t('light'),
    dark: t('dark'),
  }
}
