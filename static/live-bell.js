// The bell of a page that is plain HTML: how many notices are unread, now and whenever it changes.
new EventSource('/notices/live').onmessage = ({ data }) => {
  for (const bell of document.querySelectorAll('[data-unread]')) {
    bell.hidden = data === '0'
    bell.firstChild.textContent = data
  }
  for (const link of document.querySelectorAll('a[href="/notices"][aria-label]'))
    link.setAttribute('aria-label', data === '0' ? 'Notices' : `Notices, ${data} unread`)
}
