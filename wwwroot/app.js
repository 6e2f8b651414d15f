// Small helpers for the console. Loaded before the Blazor script; nothing here may be inline (script-src 'self').
'use strict';
