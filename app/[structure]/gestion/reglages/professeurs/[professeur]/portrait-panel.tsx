import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { TeacherFace } from '@/components/site/teacher-face'
import { ActionForm } from '@/components/ui/action-form'
import { FileInput } from '@/components/ui/file-input'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { UploadForm } from '@/components/ui/upload-form'
import { ofName } from '@/lib/core/elision'
import { removePortraitAction } from '@/lib/school/actions'
import type { DeskTeacher } from '@/lib/school/types'
import { pictureLimits } from '@/lib/settings/types'
import { Panel } from '../../../panel'

/** The picture beside a teacher's name on the public pages: sent, replaced, taken away ([2.F3]). */
export function PortraitPanel({ slug, teacher }: { slug: string; teacher: DeskTeacher }) {
  const t = useTranslations('school.portrait')
  const editor = useTranslations('siteEditor')
  const { id, portrait } = teacher
  const name = `${teacher.firstName} ${teacher.lastName}`
  return (
    <Panel id="portrait" title={t('title')}>
      <div className="flex flex-wrap items-center gap-5">
        <TeacherFace slug={slug} teacher={teacher} />
        <p className="min-w-0 flex-1 text-muted">{portrait ? t('says', { alt: portrait.alt }) : t('none')}</p>
        {portrait ? (
          <ActionForm action={removePortraitAction}>
            <HiddenFields structure={slug} teacher={id} />
            <SubmitButton look="quiet">{t('remove')}</SubmitButton>
          </ActionForm>
        ) : null}
      </div>
      <UploadForm to={`/${slug}/gestion/reglages/professeurs/${id}/portrait`}>
        <FileInput
          name="picture"
          label={t(portrait ? 'another' : 'file')}
          help={t('fileHelp')}
          accept="image/jpeg,image/png,image/webp"
          maxBytes={pictureLimits.bytes}
          tooBig={editor('refusals.picture_too_heavy')}
          required
        />
        <TextInput
          name="alt"
          label={editor('pictures.alt')}
          help={t('altHelp')}
          maxLength={300}
          defaultValue={portrait?.alt ?? t('alt', { ofName: ofName(name) })}
          required
        />
        <SubmitButton look="quiet" className="justify-self-start">
          {t(portrait ? 'replace' : 'send')}
        </SubmitButton>
      </UploadForm>
    </Panel>
  )
}
