import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FormPage } from '@/components/account/panel'
import { Notice } from '@/components/ui/notice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learners.copyLink'))('stopped') }
}

/** After the link of a copy stopped them ([1.B9]). */
export default async function CopiesStoppedPage() {
  const t = await getTranslations('learners.copyLink')
  return (
    <FormPage title={t('stopped')}>
      <Notice kind="positive" role="status">
        {t('stoppedText')}
      </Notice>
    </FormPage>
  )
}
