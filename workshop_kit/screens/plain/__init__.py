"""The phone as plain HTML forms, for devices without a websocket or JavaScript.

The faces give the same words as to the page with a script; here a form is drawn from them, and
what is typed becomes the same answer.
"""
