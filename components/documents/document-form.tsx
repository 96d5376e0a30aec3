import { useTranslations } from 'next-intl'
import { FileInput } from '@/components/ui/file-input'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { UploadForm } from '@/components/ui/upload-form'
import { uploadLimits } from '@/lib/documents/types'

/** A document to send, by a member or by the office ([2.A10]); `error` is what a form sent without a script was refused for. */
export function DocumentForm({ to, error }: { to: string; error?: string }) {
  const t = useTranslations('people.documents')
  const general = useTranslations('gate.refusals')
  const key = `refusals.${error}` as never
  const isOwn = error !== undefined && /^[a-z_]{1,40}$/.test(error) && t.has(key)
  return (
    <>
      {error ? (
        <Notice kind="danger" role="alert" className="mb-5">
          {isOwn ? t(key, { max: 60 } as never) : general('invalid')}
        </Notice>
      ) : null}
      <UploadForm to={to}>
        <FileInput
          name="file"
          label={t('file')}
          help={`${t('fileHelp')} ${t('privacy')}`}
          accept="application/pdf,image/jpeg,image/png,image/heic,image/heif,.heic"
          maxBytes={uploadLimits.bytes}
          tooBig={t('refusals.file_too_heavy')}
          required
        />
        <TextInput name="title" label={t('name')} help={t('nameHelp')} maxLength={100} autoComplete="off" />
        <div>
          <SubmitButton look="quiet">{t('send')}</SubmitButton>
        </div>
      </UploadForm>
    </>
  )
}
