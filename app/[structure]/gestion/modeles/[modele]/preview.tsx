'use client'

import { useEffect, useState } from 'react'
import { type FrameWords, MailFrame } from '@/components/messages/mail-frame'
import { useForm } from '@/components/ui/form-context'
import { showTemplateAction } from '@/lib/templates/actions'

type Words = { frame: FrameWords; shownFor: string; shownForTypical: string; wrong: string }
type Shown = { html: string; subject: string; reader: string }
type Props = { nonce: string | undefined; words: Words }

const pauseMs = 500

/** The mail as it would leave, a moment after the last letter; a text with a mistake keeps the last one that had none ([2.C3]). */
export function Preview({ nonce, words }: Props) {
  const { id } = useForm()
  const [shown, setShown] = useState<Shown | null>(null)
  const [isWrong, setWrong] = useState(false)
  useEffect(() => {
    const form = document.getElementById(id) as HTMLFormElement | null
    if (!form) return
    let waiting: ReturnType<typeof setTimeout>
    const follow = async () => {
      const state = await showTemplateAction(null, new FormData(form)).catch(() => null)
      const isShown = state?.ok === true && state.value !== undefined
      setWrong(!isShown)
      if (isShown) setShown(state.value as unknown as Shown)
    }
    const wait = () => {
      clearTimeout(waiting)
      waiting = setTimeout(follow, pauseMs)
    }
    wait()
    form.addEventListener('input', wait)
    return () => {
      clearTimeout(waiting)
      form.removeEventListener('input', wait)
    }
  }, [id])
  if (!shown) return isWrong ? <p className="text-muted">{words.wrong}</p> : null
  const line = (shown.reader ? words.shownFor : words.shownForTypical)
    .replace('{name}', shown.reader)
    .replace('{subject}', shown.subject)
  return (
    <div className="grid min-w-0 gap-3">
      <p role="status" className="text-muted">
        {isWrong ? words.wrong : line}
      </p>
      <MailFrame html={shown.html} nonce={nonce} words={words.frame} />
    </div>
  )
}
