import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'

type Props = { slug: string; title: string; lead: string; done?: string; actions?: React.ReactNode }

/** The head of a part of the settings: the way back, what it is, and what has just been done. */
export async function SettingsHeader({ slug, title, lead, done, actions }: Props) {
  const t = await getTranslations('settings')
  const back = (
    <a href={`/${slug}/gestion/reglages`} className="inline-flex min-h-11 items-center">
      {t('back')}
    </a>
  )
  return (
    <>
      <PageHeader eyebrow={back} title={title} lead={lead} className="!pb-0" actions={actions} />
      {done ? (
        <Notice kind="positive" role="status">
          {done}
        </Notice>
      ) : null}
    </>
  )
}
