// Plays the recording of a call. The link is asked for when someone presses play, because it lives only minutes.

import { demo } from './api.js';
import { h, replace } from './dom.js';
import { icon } from './icons.js';
import * as format from './format.js';

export function createPlayer(taskId, seconds) {
  const element = h('div.player');

  function offer(words) {
    replace(element,
      h('button.play', { type: 'button', onclick: play }, icon('play', 16), words ? 'Try again' : 'Play recording'),
      words ? h('p.trouble', { role: 'alert' }, words) : h('span.length', null, seconds === null ? '' : format.duration(seconds)));
  }

  async function play() {
    replace(element, h('span.length', { role: 'status' }, 'Asking Patchbay for the recording…'));
    try {
      const { url } = await demo(`recordings/${taskId}`);
      const audio = h('audio', { controls: true, src: url, preload: 'auto', 'aria-label': 'Recording of the call', onerror: () => offer('The recording cannot be played.') });
      replace(element, audio);
      await audio.play();
    } catch (problem) {
      // A browser that wants another click still shows the controls.
      if (problem.name !== 'NotAllowedError') offer(problem.errors?.[0]?.message ?? 'The recording cannot be played.');
    }
  }

  offer(null);
  return element;
}
