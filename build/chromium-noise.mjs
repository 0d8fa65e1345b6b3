/**
 * What Chromium writes on a machine without a desktop, and which means nothing to a person. Each with its reason;
 * everything else is passed on.
 */
const HARMLESS = [
  // No D-Bus, or none of the services that a desktop has on it.
  /:ERROR:(?:dbus\/)?(?:bus|object_proxy)\.cc\(\d+\)\]/,
  // No GPU: the first try fails before the software renderer answers.
  /:ERROR:(?:[\w/]*\/)?(?:viz_main_impl|gl_utils|gpu_process_host|gl_display|angle_platform_impl|vaapi_wrapper)\.cc\(\d+\)\]/,
  /ContextResult::kTransientFailure/,
  // A verb that needs no window ends while Chromium still starts its processes.
  /:ERROR:(?:[\w/]*\/)?zygote_linux\.cc\(\d+\)\] (?:Zygote could not fork|write: Broken pipe)/,
  // The face tracker says how it will compute.
  /^(?:Page: )?INFO: Created TensorFlow Lite XNNPACK delegate for CPU\.$/,
  // The H.264 encoder says how it will keep to its bits, for each encoder anew.
  /^\[OpenH264\] this = (?:0x)+[0-9a-f]+, (?:Warning|Info):/,
  // The line that carries poses is closed, by us or by who looked.
  /:ERROR:(?:[\w/]*\/)?dcsctp_transport\.cc\(\d+\)\].*User-Initiated Abort/,
  // A helper of a file that other toolkits install.
  /^(?:\(.*\): )?(?:Gtk|dconf|GLib-GIO)-(?:WARNING|Message|CRITICAL) \*\*/,
  /^\s*$/,
];

/** @param {string} line one line of stderr */
export const isChromiumNoise = (line) => HARMLESS.some((pattern) => pattern.test(line));
