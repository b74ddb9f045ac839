// A page that is plain HTML hears what the others do: how many notices are unread, and each notice that comes.
const source = new EventSource('/notices/live')

source.onmessage = ({ data }) => {
  for (const bell of document.querySelectorAll('[data-unread]')) {
    bell.hidden = data === '0'
    bell.firstChild.textContent = data
  }
  for (const link of document.querySelectorAll('a[href="/notices"][aria-label]'))
    link.setAttribute('aria-label', data === '0' ? 'Notices' : `Notices, ${data} unread`)
}

source.addEventListener('notice', ({ data }) => {
  show(JSON.parse(data))
  void renew()
})

function show({ text, link }) {
  const shown = document.querySelector('[data-notices]')
  const card = document.querySelector('[data-notice-template] [data-notice]').cloneNode(true)
  const to = card.querySelector('a')
  to.href = link
  to.textContent = text
  card.querySelector('button').onclick = () => card.remove()
  shown.append(card)
  while (shown.children.length > 3) shown.firstElementChild.remove()
}

// What a notice may have changed is drawn anew; what is being typed there stays, and so does the focus.
async function renew() {
  const old = document.querySelector('[data-live]')
  const answer = old && (await fetch(location.href))
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.querySelector('[data-live]')
  if (!fresh) return
  const focused = old.contains(document.activeElement) ? document.activeElement : undefined
  for (const field of old.querySelectorAll('input:not([type=hidden])')) {
    const same = fresh.querySelector(`[name="${field.name}"]`)
    if (same) same.value = field.value
  }
  old.replaceChildren(...fresh.childNodes)
  if (!focused) return
  const same = focused.name && old.querySelector(`[name="${focused.name}"]`)
  ;(same || old.querySelector('a, button')).focus({ preventScroll: true })
}
