import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import type { FileHead } from '@/lib/client-files/queries/get-file'

/** What has just been done, by the word that its form put in the address. */
export async function Said({ word, file }: { word: string | undefined; file: FileHead }) {
  const [t, duplicates] = await Promise.all([getTranslations('people'), getTranslations('duplicates.panel')])
  const sentences: Record<string, string> = {
    ouvert: t('newClient.done'),
    invite: t('newClient.doneInvited', { email: file.email ?? '' }),
    document: t('documents.sent'),
    identite: t('identity.saved'),
    adresse: t('identity.asked'),
    reuni: duplicates('done'),
    separe: duplicates('undone'),
  }
  const sentence = word ? sentences[word] : undefined
  if (!sentence) return null
  return (
    <Notice kind="positive" role="status">
      <span className="break-words">{sentence}</span>
    </Notice>
  )
}
