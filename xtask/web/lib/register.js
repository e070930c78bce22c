// Registers the service worker once the app runs; what is not needed now (charts, managers' pages) follows when the
// person and the network are idle. Inlined into index.html by shell.mjs.
const workers = navigator.serviceWorker
if (workers) {
  await workers.register('/sw.js')
  const { active } = await workers.ready
  const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1))
  if (!navigator.connection?.saveData) setTimeout(() => idle(() => active.postMessage('extras')), 4000)
}
