"""A headless Chromium, driven over its DevTools pipe; nothing beside Python needed.

    with Browser("chromium") as browser:
        browser.open("http://127.0.0.1:8017/search", width=390)
        browser.follow("document.querySelector('a').click()")
        browser.ask("document.title")
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PATIENCE = 60  # seconds for any one answer

SWITCHES = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=ar", "--remote-debugging-pipe"]


class Browser:
    def __init__(self, program):
        self.folder = tempfile.mkdtemp()
        to_read, self.write_end = os.pipe()
        self.read_end, to_write = os.pipe()
        # Chromium reads from 3 and writes to 4. Both are first lifted out of the way of each other.
        high = [os.dup(to_read), os.dup(to_write)]
        self.log = open(os.path.join(self.folder, "log"), "wb")

        def wire():
            os.dup2(high[0], 13)
            os.dup2(high[1], 14)
            os.dup2(13, 3)
            os.dup2(14, 4)

        self.process = subprocess.Popen([program, *SWITCHES, "--user-data-dir=" + os.path.join(self.folder, "data"),
                                         "about:blank"], preexec_fn=wire, close_fds=False, stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log, start_new_session=True)
        for one in high + [to_read, to_write]:
            os.close(one)
        self.rest, self.number, self.session = b"", 0, None
        self.alerts = []
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(one["targetId"] for one in targets if one["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Runtime.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.session = None
        try:
            self.call("Browser.close")
        except (OSError, RuntimeError):
            self.process.kill()
        self.process.wait(PATIENCE)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def message(self, deadline):
        """The next message of the browser."""
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.read_end], [], [], max(0, deadline - time.monotonic()))
            more = os.read(self.read_end, 1 << 16) if ready else b""
            if not more:
                raise RuntimeError("the browser says nothing more")
            self.rest += more
        one, self.rest = self.rest.split(b"\0", 1)
        told = json.loads(one)
        if told.get("method") == "Page.javascriptDialogOpening":
            self.alerts.append(told["params"]["message"])
            self.send("Page.handleJavaScriptDialog", accept=True)
        return told

    def send(self, method, **parameters):
        self.number += 1
        said = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            said["sessionId"] = self.session
        os.write(self.write_end, json.dumps(said).encode() + b"\0")
        return self.number

    def call(self, method, **parameters):
        number, deadline = self.send(method, **parameters), time.monotonic() + PATIENCE
        while True:
            told = self.message(deadline)
            if told.get("id") == number:
                if "error" in told:
                    raise RuntimeError("%s: %s" % (method, told["error"]["message"]))
                return told["result"]

    def until(self, event):
        deadline = time.monotonic() + PATIENCE
        while self.message(deadline).get("method") != event:
            pass

    def open(self, address, width=1280, height=900, script=True):
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)
        self.send("Page.navigate", url=address)
        self.until("Page.loadEventFired")

    def follow(self, script):
        """Runs a script that leads to another page."""
        self.send("Runtime.evaluate", expression=script, userGesture=True)
        self.until("Page.loadEventFired")

    def ask(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError("%s: %s" % (script, result["exceptionDetails"]["exception"].get("description")))
        return result["result"].get("value")

    def picture(self, path, whole=True):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
