import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-body'
import { Textarea, TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { sendContact } from '@/lib/site/actions'
import type { Block } from '@/lib/site/types'
import type { BlockStructure } from './blocks'
import { Rich } from './inline'

type Props = { block: Extract<Block, { kind: 'form' }>; structure: BlockStructure }

/** The form that reaches the structure's mailbox ([1.A1]). */
export async function ContactForm({ block, structure }: Props) {
  const t = await getTranslations('site.form')
  return (
    <RequestForm
      block={block}
      structure={structure}
      action={sendContact}
      done={[t('doneTitle'), t('done')]}
      send={t('send')}
    >
      <TextInput name="subject" label={t('subject')} required maxLength={150} />
      <Textarea name="body" label={t('body')} required rows={7} maxLength={5000} />
    </RequestForm>
  )
}

type FrameProps = Props & { action: FormAction; done: [string, string]; send: string; children: ReactNode }

/** What every request asks: who writes and how to answer. The last box is a trap for machines, out of sight. */
export async function RequestForm({ block, structure, action, done, send, children }: FrameProps) {
  const t = await getTranslations('site.form')
  return (
    <section
      id={block.form === 'rental' ? 'demande' : 'ecrire'}
      className="page grid gap-x-12 gap-y-6 lg:grid-cols-[1fr_2fr]"
    >
      <div>
        <h2>{block.title}</h2>
        {block.intro ? (
          <p className="mt-3 text-muted">
            <Rich text={block.intro} structure={structure} />
          </p>
        ) : null}
      </div>
      <ActionForm
        action={action}
        id={block.form}
        className="rounded-l border border-line bg-surface p-5 sm:p-8"
        whenDone={
          <Notice kind="positive" role="status" title={done[0]}>
            {done[1]}
          </Notice>
        }
      >
        <input type="hidden" name="structure" value={structure.slug} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextInput
            name="name"
            label={t('name')}
            required
            autoComplete="name"
            maxLength={120}
            className="sm:col-span-2"
          />
          <TextInput name="email" type="email" label={t('email')} required autoComplete="email" maxLength={254} />
          <TextInput
            name="phone"
            type="tel"
            label={t('phone')}
            help={t('phoneHelp')}
            autoComplete="tel"
            maxLength={30}
          />
        </div>
        {children}
        <div hidden>
          <TextInput name="website" label={t('website')} tabIndex={-1} autoComplete="off" />
        </div>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <SubmitButton size="large">{send}</SubmitButton>
          <p className="text-sm text-muted">{t('privacy')}</p>
        </div>
      </ActionForm>
    </section>
  )
}
