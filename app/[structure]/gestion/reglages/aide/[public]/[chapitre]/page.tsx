import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ChapterBody } from '@/components/help/chapter-body'
import { loadChapters } from '@/components/help/load-chapters'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireStaff } from '@/lib/gate/actor'
import { helpAudiences } from '@/lib/help/types'
import { resetChapterAction, writeChapterAction } from '@/lib/settings/actions'
import { rights } from '@/lib/staff/types'
import { SettingsHeader } from '../../../settings-header'

type Props = { params: Promise<{ structure: string; public: string; chapitre: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.help'))('edit') }
}

/** A chapter as it is read, and its text to write another way ([2.F4]). */
export default async function ChapterSettingsPage({ params }: Props) {
  const { structure: slug, public: guide, chapitre } = await params
  const path = `/${slug}/gestion/reglages/aide/${guide}/${chapitre}`
  const { structure } = await requireStaff(slug, path, rights['settings.edit'])
  const audience = helpAudiences.find((one) => one === guide) ?? notFound()
  const chapters = await loadChapters(structure, audience)
  const chapter = chapters.find((one) => one.slug === chapitre) ?? notFound()
  const [t, words] = await Promise.all([getTranslations('settings.help'), getTranslations('settings')])
  const hidden = (
    <>
      <HiddenFields structure={slug} />
      <input type="hidden" name="audience" value={audience} />
      <input type="hidden" name="slug" value={chapitre} />
    </>
  )
  return (
    <div className="page grid min-w-0 gap-6">
      <SettingsHeader slug={slug} title={chapter.title} lead={t(`guides.${audience}`)} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <ActionForm action={writeChapterAction} values={{ title: chapter.title, body: chapter.body }}>
          {hidden}
          <input type="hidden" name="seen" value={chapter.revision ?? ''} />
          <TextInput name="title" label={t('chapterTitle')} maxLength={120} required />
          <Textarea name="body" label={t('body')} help={t('bodyHelp')} rows={18} maxLength={20_000} required />
          <div>
            <SubmitButton>{words('save')}</SubmitButton>
          </div>
        </ActionForm>
        <Card as="section" aria-labelledby="apercu" className="grid gap-3">
          <h2 id="apercu" className="text-xl">
            {t('preview')}
          </h2>
          <ChapterBody body={chapter.body} structure={structure} />
        </Card>
      </div>
      {chapter.revision === null ? null : (
        <ActionForm action={resetChapterAction}>
          {hidden}
          <div>
            <SubmitButton look="quiet">{t('reset')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </div>
  )
}
