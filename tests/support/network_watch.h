// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace headway::test {

/// A proxy on the loopback address that lets nothing through and remembers what it was asked for. A program
/// that is told to use it for everything, loopback too, can't reach the network unseen.
class NetworkWatch {
 public:
  NetworkWatch() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* raw = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket_, raw, size) != 0 || ::listen(socket_, 16) != 0 ||
        ::getsockname(socket_, raw, &size) != 0)
      return;
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { watch(); });
  }
  ~NetworkWatch() {
    done_ = true;
    if (thread_.joinable()) thread_.join();
    ::close(socket_);
  }
  NetworkWatch(const NetworkWatch&) = delete;
  NetworkWatch& operator=(const NetworkWatch&) = delete;

  int port() const { return port_; }  ///< 0: it could not listen
  std::string chromiumOptions() const {
    return "--proxy-server=127.0.0.1:" + std::to_string(port_) + " '--proxy-bypass-list=<-loopback>'";
  }
  /// The first line of everything asked so far.
  std::vector<std::string> asked() const {
    const std::lock_guard lock(mutex_);
    return asked_;
  }

 private:
  void watch() {
    while (!done_) {
      pollfd ready{socket_, POLLIN, 0};
      if (::poll(&ready, 1, 20) <= 0) continue;
      const int client = ::accept(socket_, nullptr, nullptr);
      if (client < 0) continue;
      char buffer[1024];
      pollfd readable{client, POLLIN, 0};
      const auto n = ::poll(&readable, 1, 1000) > 0 ? ::read(client, buffer, sizeof buffer) : 0;
      std::string line(buffer, n > 0 ? static_cast<std::size_t>(n) : 0);
      ::close(client);
      const std::lock_guard lock(mutex_);
      asked_.push_back(line.substr(0, line.find('\r')));
    }
  }

  int socket_, port_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> asked_;
  std::atomic<bool> done_ = false;
  std::thread thread_;
};

}  // namespace headway::test
